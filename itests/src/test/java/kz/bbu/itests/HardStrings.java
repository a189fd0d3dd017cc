package kz.bbu.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Strings that others collected because programs stumble over them, as names of institutions. */
final class HardStrings {
    /** Names that are one name to whoever types: with Latin letters among the Cyrillic ones, and without. */
    static final List<List<String>> ALIKE = List.of(
            List.of("Д\u04d9улет мектебі", "Д\u0259улет мектебі", "Д\u04d9улет мектебi"),
            List.of("Наурыз лицейі", "Hayрыз лицейі"));

    /** How much of a name's key the order goes by. */
    private static final int KEY_BYTES = 250;

    private static final int LONGEST_NAME = 1000;
    private static final Collator ALPHABET = Collator.getInstance(new ULocale("kk"));

    private HardStrings() {}

    /** All that may be a name in a package: no line breaks, not too long; and those that are alike. */
    static Set<String> legal(Path samples) {
        Set<String> names = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(samples.resolve("csv_spectrum/json"))) {
            collect(samples.resolve("hostile/blns.json"), names);
            for (Path file : files.sorted().toList()) {
                collect(file, names);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        names.removeIf(name -> name.isBlank() || name.length() > LONGEST_NAME || name.matches("(?s).*[\r\n\0].*"));
        ALIKE.forEach(names::addAll);
        return names;
    }

    private static void collect(Path json, Set<String> found) throws IOException {
        collect(new ObjectMapper().readTree(json.toFile()), found);
    }

    private static void collect(JsonNode node, Collection<String> found) {
        if (node.isTextual()) {
            found.add(node.textValue());
        }
        node.forEach(child -> collect(child, found));
    }

    /** Writes a package with an institution of each name. */
    static Path pack(Collection<String> names, Path zip) {
        StringBuilder orgs =
                new StringBuilder("sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n");
        int number = 0;
        for (String name : names) {
            orgs.append('n').append(number++).append(",,,\"");
            orgs.append(name.replace("\"", "\"\"")).append("\",school,,\n");
        }
        String manifest = "propertyName,value\nmanifest.version,1.0\noneroster.version,1.2\nfile.orgs,bulk\n";
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("manifest.csv"));
            out.write(manifest.getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("orgs.csv"));
            out.write(orgs.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }

    /** As the Kazakh alphabet has them. */
    static List<String> sorted(List<String> names) {
        return names.stream()
                .sorted(Comparator.comparing(HardStrings::key, Arrays::compareUnsigned))
                .toList();
    }

    private static byte[] key(String name) {
        byte[] key = ALPHABET.getCollationKey(name).toByteArray();
        return Arrays.copyOf(key, Math.min(key.length - 1, KEY_BYTES));
    }

    /** So much of a name as a search takes. */
    static String beginning(String name, int longest) {
        if (name.length() <= longest) {
            return name;
        }
        return name.substring(0, Character.isHighSurrogate(name.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
