package kz.bbu.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What packages of one version can hold; read from {@code specification.txt}, so that a file or a column is data and not code. */
final class Specification {
    private static final Pattern COLUMN =
            Pattern.compile("(\\w+)([*?]?)(?::([^>/+]+)(\\+?)(?:/(\\d+))?(?:(>>?)([\\w/]+))?)?");
    private static final Map<String, Integer> LONGEST = Map.of(
            "text", 255, "long", 1000, "list", 4000, "ids", 4000, "userIds", 4000, "binOrOwn", 255, "iinOrOwn", 255);

    /**
     * A column of a file.
     *
     * @param values those of an enumeration, in the order of the specification
     * @param longest characters at most; 0 where the type itself limits them
     * @param target the file whose record the value names; empty for none
     * @param lost whether nobody keeps the value, so that nobody else checks what it names
     */
    record Column(
            String name,
            boolean required,
            boolean optional,
            String type,
            Set<String> values,
            boolean extensible,
            int longest,
            String target,
            boolean lost) {

        boolean isPassword() {
            return name.equals("password");
        }

        /** What the standard asks about race; the portal counts it and keeps nothing of it. */
        boolean isRace() {
            return type.equals("race");
        }
    }

    /**
     * A file; what is not kept is checked only.
     *
     * @param places where each column stands, from 0
     */
    record FileSpec(String name, boolean kept, List<Column> columns, Map<String, Integer> places) {
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
        Map<String, FileSpec> files = new LinkedHashMap<>();
        try (InputStream in = Specification.class.getResourceAsStream("specification.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(version + " ")) {
                    FileSpec file = file(line.substring(version.length() + 1));
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

    /** The files in the order of the specification: what is referred to comes before what refers to it. */
    Set<String> names() {
        return files.keySet();
    }

    private static FileSpec file(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            // A value of an enumeration may hold a space: what follows it has a bar before any colon.
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
        String name = words.get(0);
        List<Column> columns = new ArrayList<>();
        columns.add(column("sourcedId*:id"));
        columns.add(column("status:active|tobedeleted"));
        columns.add(column("dateLastModified:dateTime"));
        words.subList(1, words.size()).forEach(word -> columns.add(column(word)));
        Map<String, Integer> places = new HashMap<>();
        columns.forEach(column -> places.put(column.name(), places.size()));
        return new FileSpec(name.replace("!", ""), name.endsWith("!"), List.copyOf(columns), places);
    }

    private static Column column(String word) {
        Matcher parts = COLUMN.matcher(word);
        if (!parts.matches()) {
            throw new IllegalStateException("specification.txt: " + word);
        }
        String said = parts.group(3) == null ? "text" : parts.group(3);
        boolean enumeration = said.contains("|");
        Set<String> values =
                enumeration ? Collections.unmodifiableSet(new LinkedHashSet<>(List.of(said.split("\\|")))) : Set.of();
        String type = enumeration ? "enum" : said;
        int longest = parts.group(5) == null ? LONGEST.getOrDefault(type, 0) : Integer.parseInt(parts.group(5));
        return new Column(
                parts.group(1),
                parts.group(2).equals("*"),
                parts.group(2).equals("?"),
                type,
                values,
                "+".equals(parts.group(4)),
                longest,
                parts.group(7) == null ? "" : parts.group(7),
                ">>".equals(parts.group(6)));
    }
}
