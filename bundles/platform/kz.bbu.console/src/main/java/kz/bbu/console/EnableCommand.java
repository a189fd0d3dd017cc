package kz.bbu.console;

import java.util.List;
import kz.bbu.api.platform.FunctionAdmin;
import kz.bbu.api.platform.ModuleAdmin;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "bbu", name = "enable", description = "Switches a module on")
public final class EnableCommand extends PortalCommand {
    @Reference
    private ModuleAdmin admin;

    @Reference
    private FunctionAdmin functions;

    @Argument(index = 0, name = "id", description = "The module's id, as bbu:modules shows it", required = true)
    private String id;

    @Option(
            name = "--authority",
            description = "Id of the authority for whose page alone it is meant; for all if it is not given")
    private long authority;

    @Argument(index = 1, name = "options", description = "Options may stand here too", multiValued = true)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() {
        ModuleAdmin.Receipt receipt =
                authority == 0 ? present(admin).enable(id) : present(functions).enable(authority, id);
        Receipts.print(receipt, texts(), out());
    }
}
