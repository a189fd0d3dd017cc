package kz.bbu.console;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "bbu", name = "update", description = "Puts a newer version of a module in its place")
public final class UpdateCommand extends InstallCommand {}
