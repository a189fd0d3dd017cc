package kz.bbu.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What packages of one version can hold; read from {@code specification.txt}, so that a file or a column is data and not code. */
final class Specification {
    /** The columns that every file begins with. */
    static final List<String> COMMON = List.of("sourcedId", "status", "dateLastModified");

    /** A column of a file; {@code values} are those of an enumeration. */
    record Column(String name, boolean required, String type, Set<String> values, boolean extensible) {}

    /** A file; what is not kept is checked only. */
    record FileSpec(String name, boolean kept, List<Column> columns) {
        List<String> header() {
            return columns.stream().map(Column::name).toList();
        }
    }

    private final Map<String, FileSpec> files;

    private Specification(Map<String, FileSpec> files) {
        this.files = files;
    }

    /** The specification of {@code 1.1}, {@code 1.2} or {@code journal}. */
    static Specification of(String version) {
        Map<String, FileSpec> files = new TreeMap<>();
        try (InputStream in = Specification.class.getResourceAsStream("specification.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(version + " ")) {
                    FileSpec file = file(line);
                    files.put(file.name(), file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Specification(files);
    }

    Optional<FileSpec> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    Set<String> names() {
        return files.keySet();
    }

    private static FileSpec file(String line) {
        // An enumeration may hold spaces inside its values; columns begin after a space with a letter and no bar before
        // the next space.
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            boolean goesOn = !words.isEmpty()
                    && words.get(words.size() - 1).contains("|")
                    && word.contains("|")
                    && !word.contains(":");
            if (goesOn) {
                words.set(words.size() - 1, words.get(words.size() - 1) + " " + word);
            } else {
                words.add(word);
            }
        }
        String name = words.get(1);
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("sourcedId", true, "id", Set.of(), false));
        columns.add(new Column("status", false, "status", Set.of(), false));
        columns.add(new Column("dateLastModified", false, "dateTime", Set.of(), false));
        words.subList(2, words.size()).forEach(word -> columns.add(column(word)));
        return new FileSpec(name.replace("!", ""), name.endsWith("!"), List.copyOf(columns));
    }

    private static Column column(String word) {
        String[] parts = word.split(":", 2);
        boolean required = parts[0].endsWith("*");
        String name = parts[0].replace("*", "");
        String type = parts.length == 1 ? "text" : parts[1];
        if (!type.contains("|")) {
            return new Column(name, required, type, Set.of(), false);
        }
        boolean extensible = type.endsWith("+");
        String values = extensible ? type.substring(0, type.length() - 1) : type;
        return new Column(name, required, "enum", Set.copyOf(Arrays.asList(values.split("\\|"))), extensible);
    }
}
