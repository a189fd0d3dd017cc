package kz.bbu.console;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.bbu.api.platform.ModuleAdmin;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

@Service
@Command(scope = "bbu", name = "install", description = "Installs a module from a jar")
public class InstallCommand extends PortalCommand {
    @Reference
    private ModuleAdmin admin;

    @Argument(index = 0, name = "file", description = "The module's jar", required = true)
    private String file;

    @Argument(index = 1, name = "options", description = "Options may stand here too", multiValued = true)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() throws Exception {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new CommandException(texts().text("noFile", file));
        }
        try (InputStream jar = Files.newInputStream(path)) {
            Receipts.print(present(admin).install(jar, path.getFileName().toString()), texts(), out());
        }
    }
}
