package kz.bbu.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.platform.Backups;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

@Service
@Command(
        scope = "bbu",
        name = "restore",
        description = "Restores a backup into a new database, which the portal takes at its next start")
public final class RestoreCommand extends PortalCommand {
    @Reference
    private Backups backups;

    @Argument(index = 0, name = "folder", description = "The folder of the backup", required = true)
    private String folder;

    @Option(name = "--check", description = "Check the backup only, restore nothing")
    private boolean check;

    @Option(name = "--keys", description = "The folder with the keys, if the backup has none and this portal others")
    private String keys = "";

    @Argument(index = 1, name = "options", description = "Options may stand here too", multiValued = true)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() throws CommandException {
        Path path = Path.of(folder).toAbsolutePath().normalize();
        if (!keys.isEmpty() && !Files.isDirectory(Path.of(keys))) {
            throw new CommandException(texts().text("noFile", keys));
        }
        Backups.Backup backup = check
                ? present(backups).check(path)
                : present(backups).restore(path, keys.isEmpty() ? Optional.empty() : Optional.of(Path.of(keys)));
        out().println(texts().text(
                        check ? "restore.good" : "restore.done", path.toString(), BackupLines.mark(backup, texts())));
        BackupLines.print(backup, texts(), out());
    }
}
