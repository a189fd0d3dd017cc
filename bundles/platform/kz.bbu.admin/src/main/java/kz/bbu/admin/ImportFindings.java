package kz.bbu.admin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kz.bbu.api.platform.Imports;

/**
 * What the page of an import tells of errors and warnings.
 *
 * @param rules each broken rule of each file with a few examples
 * @param first the first findings, errors before warnings
 */
public record ImportFindings(List<Rule> rules, List<Imports.Finding> first) {
    private static final int EXAMPLES = 3;
    private static final int FIRST = 50;

    /** A rule, how often it was broken in a file, and where for example. */
    public record Rule(Imports.Group group, List<Imports.Finding> examples) {}

    private record Key(boolean isError, String file, String rule) {}

    /** Gathers them; {@code findings} gives those that were kept, errors first. */
    static ImportFindings of(List<Imports.Group> groups, Consumer<Consumer<Imports.Finding>> findings) {
        Map<Key, List<Imports.Finding>> examples = new HashMap<>();
        List<Imports.Finding> first = new ArrayList<>();
        findings.accept(finding -> {
            if (first.size() < FIRST) {
                first.add(finding);
            }
            List<Imports.Finding> some = examples.computeIfAbsent(
                    new Key(finding.isError(), finding.file(), finding.rule()), k -> new ArrayList<>());
            if (some.size() < EXAMPLES && finding.line() > 0) {
                some.add(finding);
            }
        });
        List<Rule> rules = groups.stream()
                .map(group -> new Rule(
                        group, examples.getOrDefault(new Key(group.isError(), group.file(), group.rule()), List.of())))
                .toList();
        return new ImportFindings(rules, first);
    }

    /** How many errors a file has. */
    public long errors(String file) {
        return rules.stream()
                .map(Rule::group)
                .filter(group -> group.isError() && group.file().equals(file))
                .mapToLong(Imports.Group::count)
                .sum();
    }
}
