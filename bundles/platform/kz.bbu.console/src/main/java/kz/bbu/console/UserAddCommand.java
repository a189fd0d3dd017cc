package kz.bbu.console;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Accounts;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "bbu", name = "user-add", description = "Adds an account and prints its one-time password")
public final class UserAddCommand extends PortalCommand {
    @Reference
    private Accounts accounts;

    @Reference
    private Scopes scopes;

    @Argument(index = 0, name = "login", required = true)
    private String login;

    @Argument(index = 1, name = "name", required = true)
    private String name;

    @Option(name = "--role", description = "member, staff or administrator")
    private String role = "staff";

    @Option(
            name = "--authority",
            description = "Id of the authority that the account belongs to; the root if it is not given")
    private long authority;

    @Argument(index = 2, name = "options", description = "Options may stand here too", multiValued = true)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        Role wanted = Arrays.stream(Role.values())
                .filter(r -> r != Role.ANONYMOUS && r.name().equals(role.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.BAD_VALUE, "--role", role));
        long under = authority == 0 ? present(scopes).root() : authority;
        out().println(texts().text("users.password", login, present(accounts).add(login, name, wanted, under)));
    }
}
