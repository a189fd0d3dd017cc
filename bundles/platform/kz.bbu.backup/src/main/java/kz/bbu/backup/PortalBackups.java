package kz.bbu.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import kz.bbu.api.access.Audit;
import kz.bbu.api.platform.Backups;
import kz.bbu.api.platform.DatabaseCopies;
import kz.bbu.api.platform.KeptFiles;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backs up the database, the files of people and the settings; the jars of modules are in the database. */
@Component
public final class PortalBackups implements Backups {
    private static final Logger LOG = LoggerFactory.getLogger(PortalBackups.class);
    private static final long PART_BYTES = 256_000_000;

    private final DatabaseCopies copies;
    private final KeptFiles files;
    private final Audit audit;
    private final Version version;
    private final Path data;
    private final Path etc;
    private final long partBytes;
    private final ReentrantLock running = new ReentrantLock();

    @Activate
    public PortalBackups(
            BundleContext context,
            @Reference DatabaseCopies copies,
            @Reference KeptFiles files,
            @Reference Audit audit) {
        this(
                copies,
                files,
                audit,
                context.getBundle().getVersion(),
                Path.of(System.getProperty("bbu.data", "data")),
                Path.of(System.getProperty("karaf.etc", "etc")),
                PART_BYTES);
    }

    PortalBackups(
            DatabaseCopies copies, KeptFiles files, Audit audit, Version version, Path data, Path etc, long partBytes) {
        this.copies = copies;
        this.files = files;
        this.audit = audit;
        this.version = version;
        this.data = data;
        this.etc = etc;
        this.partBytes = partBytes;
    }

    @Override
    public Backup make(Path folder, boolean withKey) {
        return alone(folder, () -> {
            try (FolderWriter out = new FolderWriter(folder);
                    KeptFiles.Hold hold = files.hold()) {
                Backup made = copies.read(out.scratch(), snapshot -> {
                    try {
                        return write(out, hold, snapshot, withKey);
                    } catch (IOException e) {
                        throw problem(e, folder);
                    }
                });
                out.finish();
                audit.record("backup", folder.toString());
                return made;
            }
        });
    }

    private Backup write(FolderWriter out, KeptFiles.Hold hold, DatabaseCopies.Snapshot snapshot, boolean withKey)
            throws IOException, SQLException {
        SortedMap<String, String> changelogs = snapshot.changelogs();
        for (Map.Entry<String, String> changelog : changelogs.entrySet()) {
            out.write(
                    Manifest.changelog(changelog.getKey()), changelog.getValue().getBytes(StandardCharsets.UTF_8));
        }
        List<Manifest.Table> tables = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        TableWriter writer = new TableWriter(snapshot, out, partBytes);
        for (Map.Entry<String, String> table :
                new Catalogue(snapshot.connection()).tables().entrySet()) {
            String name = table.getKey();
            if (Names.isTable(name) && changelogs.keySet().stream().anyMatch(id -> name.startsWith(id + "_"))) {
                tables.add(writer.write(name, table.getValue()));
            } else if (!isOfMigrations(name)) {
                leftOut.add(name);
            }
        }
        FileCopier copier = new FileCopier(out);
        hold.each(snapshot.connection(), copier::copy);
        Settings.write(etc, out);
        Path key = data.resolve(Names.KEY);
        String keySum = sum(key);
        if (withKey && !keySum.isEmpty()) {
            out.write(Names.KEY, Files.readAllBytes(key));
        }
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                version.toString(),
                snapshot.kind(),
                snapshot.mark().toString(),
                List.copyOf(changelogs.keySet()),
                tables,
                leftOut,
                copier.copied(),
                copier.faulty(),
                keySum);
        out.write(
                Manifest.NAME,
                new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(manifest));
        if (!leftOut.isEmpty()) {
            LOG.warn("the backup leaves out the tables {}, which no module made", leftOut);
        }
        return summary(manifest, out.bytes());
    }

    /** The new database keeps account of its own migrations. */
    private static boolean isOfMigrations(String table) {
        return table.startsWith("databasechangelog") || table.startsWith("persistence_");
    }

    @Override
    public Backup check(Path folder) {
        return alone(folder, () -> {
            FolderReader in = new FolderReader(folder);
            Manifest manifest = in.manifest(version);
            return summary(manifest, in.check());
        });
    }

    @Override
    public Backup restore(Path folder, Optional<Path> key) {
        return alone(folder, () -> {
            FolderReader in = new FolderReader(folder);
            Manifest manifest = in.manifest(version);
            long bytes = in.check();
            checkKey(in, manifest, key);
            copies.fill(blank -> {
                try {
                    fill(in, manifest, blank, key);
                    return null;
                } catch (IOException e) {
                    throw problem(e, folder);
                }
            });
            audit.record("restore", folder.toString());
            return summary(manifest, bytes);
        });
    }

    private void checkKey(FolderReader in, Manifest manifest, Optional<Path> key) throws IOException {
        boolean needed = !manifest.key().isEmpty() && !in.has(Names.KEY);
        if (needed && !sum(key.orElse(data.resolve(Names.KEY))).equals(manifest.key())) {
            throw new Problem(BackupError.OTHER_KEY);
        }
    }

    private static void fill(FolderReader in, Manifest manifest, DatabaseCopies.Blank blank, Optional<Path> key)
            throws IOException, SQLException {
        for (String bundle : manifest.bundles()) {
            try (InputStream changelog = in.open(Manifest.changelog(bundle))) {
                blank.migrate(bundle, new String(changelog.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        blank.connection().setAutoCommit(false);
        ForeignKeys references = new ForeignKeys(blank.connection());
        references.drop();
        TableReader reader = new TableReader(blank, in);
        for (Manifest.Table table : manifest.tables()) {
            reader.read(table);
        }
        references.add();
        OwnFiles.createFolders(blank.folder().resolve(Names.FILES));
        in.each((name, sum) -> {
            if (name.startsWith(Names.FILES)) {
                copy(in.open(name), blank.folder().resolve(name));
            }
        });
        Path keyPlace = blank.folder().resolve(Names.KEY);
        if (in.has(Names.KEY)) {
            copy(in.open(Names.KEY), keyPlace);
        } else if (key.isPresent() && !manifest.key().isEmpty()) {
            copy(Files.newInputStream(key.get()), keyPlace);
        }
    }

    private static void copy(InputStream from, Path to) throws IOException {
        try (from;
                OutputStream out = OwnFiles.create(to)) {
            from.transferTo(out);
        }
    }

    private static String sum(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Hashes.of(in);
        }
    }

    private static Backup summary(Manifest manifest, long bytes) {
        return new Backup(
                Instant.parse(manifest.mark()),
                manifest.tables().size(),
                manifest.rows(),
                manifest.files(),
                bytes,
                manifest.faulty(),
                manifest.leftOut());
    }

    private <T> T alone(Path folder, Callable<T> work) {
        if (!running.tryLock()) {
            throw new Problem(BackupError.BUSY);
        }
        try {
            return work.call();
        } catch (IOException e) {
            throw problem(e, folder);
        } catch (UncheckedIOException e) {
            throw problem(e.getCause(), folder);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Problem(e, CommonError.INTERNAL);
        } finally {
            running.unlock();
        }
    }

    private static Problem problem(IOException failure, Path folder) {
        return String.valueOf(failure.getMessage()).contains("No space left")
                ? new Problem(failure, CommonError.NO_SPACE)
                : new Problem(failure, BackupError.FOLDER, folder.toString(), String.valueOf(failure.getMessage()));
    }
}
