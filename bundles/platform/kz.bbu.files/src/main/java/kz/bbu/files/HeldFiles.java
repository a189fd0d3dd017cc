package kz.bbu.files;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import kz.bbu.api.platform.KeptFiles;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that stay on the disk while a backup copies them. */
final class HeldFiles implements KeptFiles.Hold {
    private static final Logger LOG = LoggerFactory.getLogger(HeldFiles.class);

    private final Shelf shelf;
    private final Path hold;

    HeldFiles(Shelf shelf, Path hold) {
        this.shelf = shelf;
        this.hold = hold;
    }

    @Override
    public void each(Connection snapshot, Consumer<KeptFiles.Kept> files) {
        try {
            FileTable.eachKey(
                    snapshot,
                    (key, sha256) -> files.accept(new KeptFiles.Kept(Shelf.name(key), shelf.path(key), sha256)));
        } catch (SQLException e) {
            throw new Problem(e, CommonError.INTERNAL);
        }
    }

    @Override
    public void close() {
        try {
            shelf.release(hold);
        } catch (IOException e) {
            LOG.warn("deleted files stay on the disk for a day: {} cannot be removed: {}", hold, e.getMessage());
        }
    }
}
