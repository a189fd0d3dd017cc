package kz.bbu.api.platform;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The files that people sent, for backup. */
@ProviderType
public interface KeptFiles {
    /** From now on nothing is removed from the disk, also by other nodes, until the hold is closed. */
    Hold hold();

    /** While it is open, the bytes of files that are deleted stay on the disk; for a day at most. */
    @ProviderType
    interface Hold extends AutoCloseable {
        /** Gives each file that is kept in a snapshot of the database taken since. */
        void each(Connection snapshot, Consumer<Kept> files);

        @Override
        void close();
    }

    /**
     * A file.
     *
     * @param name its name in the folder {@code files} of the data folder, such as {@code 3f/3fa0…}
     * @param path where its bytes are
     * @param sha256 what they were when the file came in, in hexadecimal digits
     */
    record Kept(String name, Path path, String sha256) {}
}
