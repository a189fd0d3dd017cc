package kz.bbu.console;

import java.util.List;
import kz.bbu.api.platform.Accounts;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(
        scope = "bbu",
        name = "reset-password",
        description = "Gives an account a new one-time password and ends its sessions")
public final class ResetPasswordCommand extends PortalCommand {
    @Reference
    private Accounts accounts;

    @Argument(index = 0, name = "login", required = true)
    private String login;

    @Argument(index = 1, name = "options", description = "Options may stand here too", multiValued = true)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        out().println(texts().text("users.password", login, present(accounts).resetPassword(login)));
    }
}
