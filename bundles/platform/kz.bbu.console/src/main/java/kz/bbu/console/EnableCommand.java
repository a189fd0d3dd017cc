package kz.bbu.console;

import kz.bbu.api.platform.ModuleAdmin;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "bbu", name = "enable", description = "Switches a module on")
public final class EnableCommand extends PortalCommand {
    @Reference
    private ModuleAdmin admin;

    @Argument(index = 0, name = "id", description = "The module's id, as bbu:modules shows it", required = true)
    private String id;

    @Override
    void run() {
        Receipts.print(present(admin).enable(id), texts(), out());
    }
}
