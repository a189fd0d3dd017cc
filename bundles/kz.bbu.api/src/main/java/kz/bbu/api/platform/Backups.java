package kz.bbu.api.platform;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Backs the portal up while people use it, and restores what was backed up: see docs/backup.md. */
@ProviderType
public interface Backups {
    /**
     * Writes a backup into a folder that is empty or not there yet.
     *
     * @param withKeys whether the keys of what is sealed go with it
     * @throws kz.bbu.api.problem.Problem if it cannot be written; nothing is left in the folder then
     */
    Backup make(Path folder, boolean withKeys);

    /**
     * Checks that a backup is whole and that this portal understands it.
     *
     * @throws kz.bbu.api.problem.Problem that names the first file that is missing or damaged
     */
    Backup check(Path folder);

    /**
     * Restores a backup into a new database, to which the portal switches at its next start.
     *
     * @param keys a folder with the keys; empty if the backup has them or this portal uses the same
     * @throws kz.bbu.api.problem.Problem if the backup is damaged or of a newer portal, or a key is another
     */
    Backup restore(Path folder, Optional<Path> keys);

    /**
     * What a backup holds.
     *
     * @param mark all that was acknowledged before this time is in it
     * @param rows rows of all tables
     * @param files files that people sent
     * @param bytes of the whole folder
     * @param faulty how many files of people were missing or damaged already when it was made; the log names them
     * @param leftOut tables that no module made, which are not in it
     */
    record Backup(Instant mark, int tables, long rows, long files, long bytes, long faulty, List<String> leftOut) {}
}
