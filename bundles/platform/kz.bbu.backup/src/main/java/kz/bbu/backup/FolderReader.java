package kz.bbu.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.problem.Problem;
import org.osgi.framework.Version;

/** Reads a backup, of which nothing is believed that was not checked. */
final class FolderReader {
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (.{1,300})");

    private final Path folder;
    private final Map<String, String> sums = new HashMap<>();

    /**
     * Reads the list of the files.
     *
     * @throws Problem if there is no backup in the folder, or a name that no backup has
     */
    FolderReader(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(Names.SUMS), LinkOption.NOFOLLOW_LINKS)) {
            throw new Problem(BackupError.NO_BACKUP, folder.toString());
        }
        this.folder = folder.toRealPath();
        each((name, sum) -> {
            // Of the files of people there may be any number.
            if (!name.startsWith(Names.FILES)) {
                sums.put(name, sum);
            }
        });
    }

    /** Takes a file and its hash. */
    interface Taker {
        void take(String name, String sum) throws IOException;
    }

    /** Gives every file of the backup. */
    void each(Taker taker) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(folder.resolve(Names.SUMS))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher sum = SUM.matcher(line);
                if (!sum.matches() || !Names.isFile(sum.group(2))) {
                    throw new Problem(BackupError.DAMAGED, Names.SUMS);
                }
                taker.take(sum.group(2), sum.group(1));
            }
        } catch (MalformedInputException e) {
            throw new Problem(e, BackupError.DAMAGED, Names.SUMS);
        }
    }

    boolean has(String name) {
        return sums.containsKey(name);
    }

    /** Opens a file of the list; one that leads elsewhere is no file of a backup. */
    InputStream open(String name) throws IOException {
        if (!has(name) && !name.startsWith(Names.FILES)) {
            throw new Problem(BackupError.DAMAGED, name);
        }
        Path file = folder.resolve(name);
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || !file.toRealPath().equals(file)) {
                throw new Problem(BackupError.DAMAGED, name);
            }
            return new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16);
        } catch (NoSuchFileException e) {
            throw new Problem(e, BackupError.DAMAGED, name);
        }
    }

    private long check(String name, String sum) throws IOException {
        try (InputStream in = open(name)) {
            if (!Hashes.of(in).equals(sum)) {
                throw new Problem(BackupError.DAMAGED, name);
            }
        }
        return Files.size(folder.resolve(name));
    }

    /**
     * Compares the hash of each file.
     *
     * @return the bytes of all
     * @throws Problem that names the first file that differs
     */
    long check() throws IOException {
        long[] bytes = new long[1];
        each((name, sum) -> bytes[0] += check(name, sum));
        return bytes[0];
    }

    /**
     * Reads what the backup holds.
     *
     * @param own the version of this portal
     * @throws Problem if a newer portal made it, or what it says makes no sense
     */
    Manifest manifest(Version own) throws IOException {
        check(Manifest.NAME, sums.getOrDefault(Manifest.NAME, ""));
        ObjectMapper mapper = new ObjectMapper();
        try (InputStream in = open(Manifest.NAME)) {
            JsonNode tree = mapper.readTree(in);
            Version made = Version.parseVersion(tree.path("portal").asText());
            if (tree.path("format").asInt() > Manifest.FORMAT || made.compareTo(own) > 0) {
                throw new Problem(BackupError.NEWER, made.toString(), own.toString());
            }
            Manifest manifest = mapper.treeToValue(tree, Manifest.class);
            for (String bundle : manifest.bundles()) {
                require(Manifest.changelog(bundle));
            }
            for (Manifest.Table table : manifest.tables()) {
                for (int part = 1; part <= table.parts(); part++) {
                    require(table.part(part));
                }
            }
            return manifest;
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw new Problem(e, BackupError.DAMAGED, Manifest.NAME);
        }
    }

    private void require(String name) {
        if (!has(name)) {
            throw new Problem(BackupError.DAMAGED, name);
        }
    }
}
