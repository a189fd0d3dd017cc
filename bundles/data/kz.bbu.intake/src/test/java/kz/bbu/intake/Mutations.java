package kz.bbu.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks packages by chance; the same seed breaks them in the same way. */
final class Mutations {
    private static final List<String> HOSTILE = List.of(
            "\0",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ud83d\ude00",
            "\"",
            "\"\"",
            "'",
            ",",
            ",,,,",
            "\n",
            "\r",
            "\r\n",
            "=1+1",
            "@x",
            "../..",
            "<script>",
            "' or 1=1 --",
            "%s%n",
            "{0}",
            "ext:x",
            "tobedeleted",
            "active",
            "true",
            "TRUE",
            "31.12.2026",
            "2026-02-30",
            "+999999999-12-31",
            "-0001-01-01",
            "99999999999999999999",
            "1e400",
            "NaN",
            " ",
            "\t",
            "a".repeat(300),
            "ә".repeat(5000));
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("windows-1251"));

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** A package with one to three faults; some leave it good. */
    byte[] next() {
        Pack pack = Pack.example(random.nextInt(4) == 0 ? "journal" : "oneroster");
        if (random.nextInt(4) == 0) {
            entry(pack, "manifest.csv");
        }
        for (int faults = 1 + random.nextInt(3); faults > 0; faults--) {
            entry(pack, any(List.copyOf(pack.entries().keySet())));
        }
        return random.nextInt(5) == 0 ? zip(pack) : pack.zip();
    }

    private void entry(Pack pack, String entry) {
        String text = pack.text(entry);
        switch (random.nextInt(16)) {
            case 0 -> pack.with(entry, text.getBytes(any(CHARSETS)));
            case 1 -> pack.with(entry, "\ufeff" + text);
            case 2 -> pack.with(entry, cut(text.getBytes(StandardCharsets.UTF_8)));
            case 3 -> pack.with(entry, inserted(text, "\""));
            case 4 -> pack.with(entry, inserted(text, any(HOSTILE)));
            case 5 -> pack.with(entry, flipped(text.getBytes(StandardCharsets.UTF_8)));
            case 6 -> pack.with(entry, text + any(text.lines().toList()) + "\n");
            case 7 -> pack.with(entry, replacedField(text));
            case 8 -> pack.with(entry, swappedWords(pack, text));
            case 9 -> pack.with(entry, text.replace("\n", random.nextBoolean() ? "\r\n" : "\r"));
            case 10 -> pack.with(entry, text.lines().findFirst().orElse("") + ",x".repeat(random.nextInt(100_000)));
            case 11 -> pack.with(entry, text.replaceFirst("(?m)(,[^,]*)$", "$1".repeat(random.nextInt(4))));
            case 12 -> pack.without(entry);
            case 13 ->
                pack.with(
                        any(List.of("../" + entry, "/" + entry, "a/" + entry, "..\\x", "x.txt", "x".repeat(300))),
                        text);
            case 14 -> pack.with(entry, new byte[random.nextInt(30) == 0 ? 20_000_000 : random.nextInt(200_000)]);
            default ->
                pack.with(
                        entry,
                        random.ints(random.nextInt(300), 0, 256)
                                .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append)
                                .toString());
        }
    }

    private byte[] zip(Pack pack) {
        byte[] zip = pack.zip();
        String entry = pack.entries().keySet().stream().findFirst().orElse("");
        return switch (random.nextInt(entry.isEmpty() ? 2 : 5)) {
            case 0 -> cut(zip);
            case 1 -> flipped(zip);
            case 2 -> ZipTricks.wrongSum(zip, entry);
            case 3 -> ZipTricks.link(zip, entry);
            default -> ZipTricks.wrongSize(zip, entry, random.nextInt());
        };
    }

    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private byte[] flipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int times = changed.length == 0 ? 0 : 1 + random.nextInt(8); times > 0; times--) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private String inserted(String text, String what) {
        int place = random.nextInt(text.length() + 1);
        return text.substring(0, place) + what + text.substring(place);
    }

    private String replacedField(String text) {
        String[] fields = text.split(",", -1);
        fields[random.nextInt(fields.length)] = any(HOSTILE);
        return String.join(",", fields);
    }

    /** One value of the package instead of another: circles, records that are their own parents, references to nothing. */
    private String swappedWords(Pack pack, String text) {
        String other = pack.text(any(List.copyOf(pack.entries().keySet())));
        String[] from = text.split("[,\n]");
        String[] to = other.split("[,\n]");
        return from.length == 0 || to.length == 0
                ? text
                : text.replace(from[random.nextInt(from.length)], to[random.nextInt(to.length)]);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
