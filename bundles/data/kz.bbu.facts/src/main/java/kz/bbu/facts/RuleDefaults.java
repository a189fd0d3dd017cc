package kz.bbu.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;

/** The rules of a new portal, from {@code rules.csv}; their sources are codes of the messages {@code source.*}. */
final class RuleDefaults {
    private static final int FIELDS = 7;

    private RuleDefaults() {}

    /** All of them, without ids. */
    static List<Rule> all() {
        try (InputStream in = RuleDefaults.class.getResourceAsStream("rules.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(RuleDefaults::rule).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes those of the kinds that were never given, and notes that they were; an administrator's changes and removals stay. */
    static void give(RuleTable table) {
        all().stream().collect(Collectors.groupingBy(Rule::kind)).forEach((kind, rules) -> {
            if (!table.isGiven(kind)) {
                rules.forEach(table::add);
                table.markGiven(kind);
            }
        });
    }

    private static Rule rule(String line) {
        String[] fields = line.split(",", FIELDS);
        return new Rule(
                0,
                Kind.valueOf(fields[0]),
                LocalDate.parse(fields[1]),
                Optional.of(fields[2]).filter(day -> !day.isEmpty()).map(LocalDate::parse),
                Integer.parseInt(fields[3]),
                Integer.parseInt(fields[4]),
                RuleNumbers.parse(fields[5]),
                fields[6]);
    }
}
