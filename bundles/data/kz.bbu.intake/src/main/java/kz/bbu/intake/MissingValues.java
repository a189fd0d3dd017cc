package kz.bbu.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds values to errors that were found by comparing rows in the database, which has numbers in their place: reads the lines of those errors once more. */
final class MissingValues {
    private static final Set<String> RULES =
            Set.of("reference", "circle", "notReplaced", "outsideScope", "journal.year");

    private final FoundFindings findings;
    private final OpenPackage contents;

    MissingValues(FoundFindings findings, OpenPackage contents) {
        this.findings = findings;
        this.contents = contents;
    }

    void fill() {
        Map<String, TreeMap<Long, List<Integer>>> wanted = new HashMap<>();
        for (int i = 0; i < findings.kept().size(); i++) {
            FoundFindings.Kept kept = findings.kept().get(i);
            boolean lacks = kept.value().isEmpty() && !kept.column().isEmpty() && RULES.contains(kept.rule());
            if (lacks && contents.files().containsKey(kept.file())) {
                wanted.computeIfAbsent(kept.file(), file -> new TreeMap<>())
                        .computeIfAbsent(kept.line(), line -> new ArrayList<>())
                        .add(i);
            }
        }
        wanted.forEach(this::fill);
    }

    private void fill(String file, TreeMap<Long, List<Integer>> wanted) {
        List<String> header = new ArrayList<>();
        try {
            contents.csv(file).read(line -> {
                if (header.isEmpty()) {
                    line.fields().forEach(name -> header.add(name.strip().toLowerCase(Locale.ROOT)));
                }
                for (int place : wanted.getOrDefault(line.line(), List.of())) {
                    String column = findings.kept().get(place).column().toLowerCase(Locale.ROOT);
                    findings.value(place, line.get(header.indexOf(column)));
                }
                if (line.line() >= wanted.lastKey()) {
                    throw new Refusal();
                }
            });
        } catch (Refusal readEnough) {
            // The rest of the file is of no use here.
        }
    }
}
