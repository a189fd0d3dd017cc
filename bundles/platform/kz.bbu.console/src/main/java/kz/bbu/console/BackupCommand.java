package kz.bbu.console;

import java.nio.file.Path;
import java.util.List;
import kz.bbu.api.platform.Backups;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

@Service
@Command(scope = "bbu", name = "backup", description = "Backs up the portal into a new folder while people use it")
public final class BackupCommand extends PortalCommand {
    @Reference
    private Backups backups;

    @Argument(index = 0, name = "folder", description = "A folder that is empty or not there yet", required = true)
    private String folder;

    @Option(
            name = "--with-keys",
            description = "The keys go with it, so that the backup alone tells every IIN and second factor")
    private boolean withKeys;

    @Argument(index = 1, name = "options", description = "Options may stand here too", multiValued = true)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() throws CommandException {
        Path path = Path.of(folder).toAbsolutePath().normalize();
        Backups.Backup made = present(backups).make(path, withKeys);
        out().println(texts().text("backup.made", path.toString(), BackupLines.mark(made, texts())));
        BackupLines.print(made, texts(), out());
        if (made.faulty() > 0) {
            throw new CommandException(texts().text("backup.faulty", made.faulty()));
        }
    }
}
