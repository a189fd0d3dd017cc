package kz.bbu.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import kz.bbu.api.files.FileName;
import kz.bbu.api.files.Files;
import kz.bbu.api.files.Received;
import kz.bbu.api.files.StoredFile;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** Files that last as long as a test; what is called {@code .png} is a picture, all else a text. */
public final class FakeFiles implements Files {
    private static final int MEGABYTE = 1_000_000;

    private final AtomicLong last = new AtomicLong();
    private final Map<Long, StoredFile> kept = new ConcurrentSkipListMap<>();
    private final Room room;

    /** With a room of so many bytes. */
    public FakeFiles(long quota) {
        this.room = new Room(0, quota, quota);
    }

    /** The files that are kept, by id and in their order. */
    public Map<Long, StoredFile> kept() {
        return kept;
    }

    @Override
    public Received receive(long authorityId, String name, InputStream content, long most) {
        try {
            long bytes = content.transferTo(OutputStream.nullOutputStream());
            if (bytes > most) {
                throw new Problem(CommonError.TOO_LARGE, most / MEGABYTE);
            }
            String type = name.endsWith(".png") ? "image/png" : "text/plain";
            return new Received("key", authorityId, FileName.of(name), bytes, "00", type, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public StoredFile keep(Received file) {
        long id = last.incrementAndGet();
        StoredFile stored = new StoredFile(
                id,
                file.authorityId(),
                file.name(),
                file.bytes(),
                file.sha256(),
                file.type(),
                file.contentType(),
                Instant.now());
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
        return room;
    }
}
