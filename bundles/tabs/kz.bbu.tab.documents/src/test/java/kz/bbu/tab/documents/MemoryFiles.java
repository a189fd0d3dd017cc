package kz.bbu.tab.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.bbu.api.files.FileName;
import kz.bbu.api.files.Files;
import kz.bbu.api.files.Received;
import kz.bbu.api.files.StoredFile;

/** Files that last as long as a test. */
final class MemoryFiles implements Files {
    final Map<Long, StoredFile> kept = new ConcurrentHashMap<>();

    @Override
    public Received receive(long authorityId, String name, InputStream content) {
        try {
            long bytes = content.readAllBytes().length;
            return new Received("key", authorityId, FileName.of(name), bytes, "00", "text/plain", "text/plain");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StoredFile keep(Received file) {
        long id = kept.size() + 1L;
        StoredFile stored = new StoredFile(
                id, file.authorityId(), file.name(), file.bytes(), "00", "text/plain", "text/plain", Instant.now());
        kept.put(id, stored);
        return stored;
    }

    @Override
    public Optional<StoredFile> find(long fileId) {
        return Optional.ofNullable(kept.get(fileId));
    }

    @Override
    public InputStream open(long fileId, long first) {
        return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public void delete(long fileId) {
        kept.remove(fileId);
    }

    @Override
    public Room room(long authorityId) {
        return new Room(0, 1000, 1000);
    }
}
