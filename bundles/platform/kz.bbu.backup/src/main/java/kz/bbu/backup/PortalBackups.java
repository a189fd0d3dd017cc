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
import java.util.TreeMap;
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
    public Backup make(Path folder, boolean withKeys) {
        return alone(folder, () -> {
            try (FolderWriter out = new FolderWriter(folder);
                    KeptFiles.Hold hold = files.hold()) {
                Backup made = copies.read(out.scratch(), snapshot -> {
                    try {
                        return write(out, hold, snapshot, withKeys);
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

    private Backup write(FolderWriter out, KeptFiles.Hold hold, DatabaseCopies.Snapshot snapshot, boolean withKeys)
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
        SortedMap<String, String> keys = new TreeMap<>();
        for (String name : Names.KEYS) {
            Path key = data.resolve(name);
            if (Files.isRegularFile(key)) {
                keys.put(name, sum(key));
                if (withKeys) {
                    out.write(name, Files.readAllBytes(key));
                }
            }
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
                keys);
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
    public Backup restore(Path folder, Optional<Path> keys) {
        return alone(folder, () -> {
            FolderReader in = new FolderReader(folder);
            Manifest manifest = in.manifest(version);
            long bytes = in.check();
            checkKeys(in, manifest, keys);
            copies.fill(blank -> {
                try {
                    fill(in, manifest, blank, keys);
                    return null;
                } catch (IOException e) {
                    throw problem(e, folder);
                }
            });
            audit.record("restore", folder.toString());
            return summary(manifest, bytes);
        });
    }

    /** What is sealed is worth nothing without the keys by which it was: those of the backup, of a folder, or else the portal's own. */
    private void checkKeys(FolderReader in, Manifest manifest, Optional<Path> keys) throws IOException {
        for (String key : Names.KEYS) {
            String wanted = manifest.keys().getOrDefault(key, "");
            if (!wanted.isEmpty()
                    && !in.has(key)
                    && !sum(keys.orElse(data).resolve(key)).equals(wanted)) {
                throw new Problem(BackupError.OTHER_KEY, key);
            }
        }
    }

    private static void fill(FolderReader in, Manifest manifest, DatabaseCopies.Blank blank, Optional<Path> keys)
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
        for (String key : Names.KEYS) {
            Path place = blank.folder().resolve(key);
            if (in.has(key)) {
                copy(in.open(key), place);
            } else if (keys.isPresent() && manifest.keys().containsKey(key)) {
                copy(Files.newInputStream(keys.get().resolve(key)), place);
            }
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
