package kz.bbu.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import kz.bbu.api.platform.KeptFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the files of people; one that is lost already does not keep the others from being backed up. */
final class FileCopier {
    private static final Logger LOG = LoggerFactory.getLogger(FileCopier.class);

    private final FolderWriter folder;
    private long copied;
    private long faulty;

    FileCopier(FolderWriter folder) {
        this.folder = folder;
    }

    void copy(KeptFiles.Kept file) {
        if (!Files.isReadable(file.path())) {
            LOG.error("the file {} is missing and is not in the backup", file.path());
            faulty++;
            return;
        }
        try (InputStream in = Files.newInputStream(file.path())) {
            if (!folder.copy(Names.FILES + file.name(), in).equals(file.sha256())) {
                LOG.error("the file {} is not as it came in; it is backed up as it is", file.path());
                faulty++;
            }
            copied++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long copied() {
        return copied;
    }

    long faulty() {
        return faulty;
    }
}
