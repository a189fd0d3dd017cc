package kz.bbu.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.files.Expiry;
import kz.bbu.api.files.FileName;
import kz.bbu.api.files.Files;
import kz.bbu.api.files.Received;
import kz.bbu.api.files.StoredFile;
import kz.bbu.api.platform.KeptFiles;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps files in the data folder and their rows in the database: the bytes come first and go last. */
@Component(immediate = true, configurationPid = "kz.bbu.files")
@Designate(ocd = StoredFiles.Config.class)
public final class StoredFiles implements Files, KeptFiles {
    private static final Logger LOG = LoggerFactory.getLogger(StoredFiles.class);
    private static final int PORTION = 100;

    /** Limits of files. */
    @ObjectClassDefinition
    public @interface Config {
        @AttributeDefinition(description = "Megabytes of a file at most")
        int maxFileMegabytes() default 200;

        @AttributeDefinition(
                description = "Megabytes of all files of an authority at most, unless an administrator gives it others")
        int quotaMegabytes() default 20_000;

        @AttributeDefinition(
                description =
                        "The command that tells whether a file is harmful; the file's path is added, 0 is clean, 1 is harmful; empty for none")
        String scanCommand() default "";

        @AttributeDefinition(description = "Seconds within which the command answers")
        int scanSeconds() default 60;

        @AttributeDefinition(description = "Seconds after which a file that nobody keeps is swept")
        int orphanSeconds() default 600;

        @AttributeDefinition(description = "Minutes between sweeps")
        int sweepMinutes() default 60;
    }

    private final Config config;
    private final FileTable table;
    private final QuotaTable quotas;
    private final Transactions transactions;
    private final Scanner scanner;
    private final Shelf shelf = new Shelf(Path.of(System.getProperty("bbu.data", "data"), "files"));
    private final MediaTypes types = new MediaTypes();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile List<Expiry> expiries = List.of();

    @Activate
    public StoredFiles(
            Config config,
            @Reference(target = "(store=kz.bbu.files)") Store store,
            @Reference Transactions transactions) {
        this.config = config;
        this.transactions = transactions;
        Sql sql = new Sql(store);
        this.table = new FileTable(sql);
        this.quotas = new QuotaTable(sql, config);
        String command = config.scanCommand().strip();
        this.scanner =
                new Scanner(command.isEmpty() ? List.of() : List.of(command.split("\\s+")), config.scanSeconds());
        sweeper.scheduleWithFixedDelay(this::sweep, 0, config.sweepMinutes(), TimeUnit.MINUTES);
    }

    @Deactivate
    public void close() {
        sweeper.shutdownNow();
    }

    @Override
    public Received receive(long authorityId, String sentName, InputStream content, long most) {
        String name = FileName.of(sentName);
        Room room = room(authorityId);
        long left = room.quota() - room.used();
        long largest = Math.min(most, room.largest());
        try {
            Shelf.Copy copy = shelf.copy(
                    content,
                    Math.min(left, largest),
                    () -> left < largest
                            ? noRoom(authorityId)
                            : new Problem(CommonError.TOO_LARGE, largest / QuotaTable.MEGABYTE));
            boolean placed = false;
            try {
                scanner.check(copy.path(), name);
                String contentType = types.byContent(copy.path());
                String type = types.byContentAndName(copy.path(), name);
                String key = shelf.place(copy);
                placed = true;
                return new Received(key, authorityId, name, copy.bytes(), copy.sha256(), type, contentType);
            } finally {
                if (!placed) {
                    java.nio.file.Files.deleteIfExists(copy.path());
                }
            }
        } catch (IOException e) {
            boolean full = String.valueOf(e.getMessage()).contains("No space left");
            throw new Problem(e, full ? CommonError.NO_SPACE : CommonError.BAD_REQUEST);
        }
    }

    private Problem noRoom(long authorityId) {
        return new Problem(FileError.NO_ROOM, quotas.megabytes(authorityId));
    }

    @Override
    public StoredFile keep(Received received) {
        return transactions.run(() -> {
            table.lock(received.authorityId());
            // Others may have filled the room meanwhile.
            Room room = room(received.authorityId());
            if (room.used() + received.bytes() > room.quota()) {
                throw noRoom(received.authorityId());
            }
            return table.add(received);
        });
    }

    @Override
    public Optional<StoredFile> find(long fileId) {
        return table.find(fileId);
    }

    @Override
    public InputStream open(long fileId, long first) {
        String key = table.key(fileId).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        try {
            return shelf.open(key, first);
        } catch (IOException e) {
            LOG.error("the file {} of the data folder cannot be read: {}", key, e.getMessage());
            throw new Problem(e, CommonError.UNAVAILABLE);
        }
    }

    @Override
    public void delete(long fileId) {
        table.delete(fileId);
    }

    @Override
    public Room room(long authorityId) {
        return quotas.room(authorityId);
    }

    @Override
    public Hold hold() {
        try {
            return new HeldFiles(shelf, shelf.hold());
        } catch (IOException e) {
            throw new Problem(e, CommonError.UNAVAILABLE);
        }
    }

    /** Lets go of what modules have kept long enough, and removes the bytes that nobody keeps: of uploads that broke off, and of deleted files. */
    void sweep() {
        expiries.forEach(this::expire);
        try {
            int removed = shelf.sweep(Instant.now().minus(Duration.ofSeconds(config.orphanSeconds())), table::kept);
            if (removed > 0) {
                LOG.info("swept {} files that nobody keeps", removed);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("files that nobody keeps cannot be swept now: {}", e.getMessage());
        }
    }

    private void expire(Expiry expiry) {
        try {
            while (expirePortion(expiry) == PORTION) {
                // Until a portion is not full.
            }
        } catch (RuntimeException | LinkageError e) {
            // Also of a module that was built for another platform: the sweeps of all go on.
            LOG.warn("old files cannot be removed now: {}", e.toString());
        }
    }

    private int expirePortion(Expiry expiry) {
        return transactions.run(() -> {
            List<Long> expired = expiry.expire(Instant.now(), PORTION);
            expired.forEach(table::delete);
            return expired.size();
        });
    }
}
