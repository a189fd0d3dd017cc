package kz.bbu.intake;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;

/** What a package says of itself in {@code manifest.csv}: its format, its version, and which files it has in which mode. */
final class Manifest {
    static final String FILE = "manifest";

    private static final String ENTRY = "manifest.csv";
    private static final String JOURNAL = "journal.version";
    private static final String ROSTER = "oneroster.version";
    private static final String REPLACES = "replaces.";
    private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");
    private static final Set<String> VERSIONS = Set.of("1.1", "1.2");
    private static final int MOST_PROPERTIES = 20_000;

    /** A property and where it stands; line 0 for what is not said. */
    private record Said(String value, long line) {}

    private final boolean strict;
    private final Findings findings;
    private final Map<String, Said> properties = new LinkedHashMap<>();
    private boolean begun;

    Manifest(PackageZip zip, boolean strict, Findings findings) {
        this.strict = strict;
        this.findings = findings;
        if (!zip.has(ENTRY)) {
            findings.error(FILE, 0, "", "", "manifest.missing");
            throw new Refusal();
        }
        new CsvFile(zip, ENTRY, FILE, findings).read(this::take);
        requireVersion();
    }

    private void take(CsvLine line) {
        if (!begun) {
            begun = true;
            header(line);
            return;
        }
        if (line.count() != 2) {
            report(line.line(), "", Integer.toString(line.count()), "csv.columns");
        }
        if (line.bareQuote() >= 0) {
            report(line.line(), "", line.get(line.bareQuote()), "csv.quote");
        }
        String name = line.get(0).strip();
        Said said = new Said(line.get(1).strip(), line.line());
        Said before = properties.putIfAbsent(name, said);
        if (before != null && !before.value().equals(said.value())) {
            findings.error(FILE, said.line(), name, said.value(), "manifest.twice");
        } else if (before != null) {
            report(said.line(), name, said.value(), "manifest.twice");
        }
        if (properties.size() > MOST_PROPERTIES) {
            findings.error(FILE, said.line(), "", "", "manifest.tooLong");
            throw new Refusal();
        }
    }

    private void header(CsvLine line) {
        String header = String.join(",", line.fields());
        if (header.equals("propertyName,value")) {
            return;
        }
        if (strict || !header.replace(" ", "").equalsIgnoreCase("propertyName,value")) {
            findings.error(FILE, line.line(), "", header, "manifest.header");
            throw new Refusal();
        }
        findings.warning(FILE, line.line(), "", header, "manifest.header");
    }

    private void requireVersion() {
        requireVersion("manifest.version", Set.of("1.0"));
        if (isJournal()) {
            requireVersion(JOURNAL, Set.of("1.0"));
            requireYears();
            if (properties.containsKey(ROSTER)) {
                version(ROSTER);
            }
        } else {
            requireVersion(ROSTER, VERSIONS);
        }
        if (findings.hasErrors()) {
            throw new Refusal();
        }
    }

    private void requireVersion(String property, Set<String> known) {
        if (!known.contains(said(property).value())) {
            version(property);
        }
    }

    /** Publishers take the school years as numbers. */
    private void requireYears() {
        properties.forEach((property, said) -> {
            if (property.startsWith(REPLACES) && !YEAR.matcher(said.value()).matches()) {
                findings.error(FILE, said.line(), property, said.value(), "manifest.year");
            }
        });
    }

    private void version(String property) {
        findings.error(FILE, said(property).line(), property, said(property).value(), "manifest.version");
    }

    private Said said(String property) {
        return properties.getOrDefault(property, new Said("", 0));
    }

    private void report(long line, String column, String value, String rule) {
        if (strict) {
            findings.error(FILE, line, column, value, rule);
        } else {
            findings.warning(FILE, line, column, value, rule);
        }
    }

    boolean isJournal() {
        return properties.containsKey(JOURNAL);
    }

    /** The specification of the package's format and version. */
    Specification specification() {
        return Specification.of(isJournal() ? "journal" : said(ROSTER).value());
    }

    /** The mode of a file that the zip has or has not; empty for one that is not to be read. */
    Optional<Load.Mode> mode(String file, boolean there) {
        String property = "file." + file;
        Said said = said(property);
        String mode = said.value().isEmpty() ? "absent" : said.value();
        if (!strict && !mode.equals(mode.toLowerCase(Locale.ROOT))) {
            report(said.line(), property, mode, "manifest.mode");
            mode = mode.toLowerCase(Locale.ROOT);
        }
        switch (mode) {
            case "bulk", "delta" -> {
                if (there) {
                    return Optional.of(mode.equals("bulk") ? Load.Mode.BULK : Load.Mode.DELTA);
                }
                findings.error(FILE, said.line(), property, mode, "manifest.fileMissing");
            }
            case "absent" -> {
                if (there) {
                    report(said.line(), property, mode, "manifest.fileAbsent");
                    return Optional.of(Load.Mode.BULK);
                }
            }
            default -> findings.error(FILE, said.line(), property, mode, "manifest.mode");
        }
        return Optional.empty();
    }

    /** Reports the files that it names and that no specification knows. */
    void requireKnown(Specification specification) {
        properties.forEach((property, said) -> {
            boolean unknown = property.startsWith("file.")
                    && !said.value().equals("absent")
                    && specification.find(property.substring("file.".length())).isEmpty();
            if (unknown) {
                findings.error(FILE, said.line(), property, said.value(), "file.unknown");
            }
        });
    }

    /** The properties by name. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        properties.forEach((property, said) -> values.put(property, said.value()));
        return values;
    }

    /** The system that a package comes from; names its source where nobody chose one. Empty where it does not say. */
    static Optional<String> systemName(Path path) {
        Findings unread = new FoundFindings();
        try (PackageZip zip = new PackageZip(path, Preparation.MOST_BYTES, unread)) {
            Manifest manifest = new Manifest(zip, false, unread);
            return Stream.of("source.systemName", "source.systemCode")
                    .map(property -> manifest.said(property).value())
                    .filter(name -> !name.isEmpty())
                    .findFirst();
        } catch (Refusal bad) {
            return Optional.empty();
        }
    }
}
