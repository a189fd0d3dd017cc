package kz.bbu.admin;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.platform.Imports;
import org.junit.Test;

/** What the page of an import tells of a package with many faults. */
public class ImportFindingsTest {
    private final List<Imports.Finding> kept = new ArrayList<>();

    private void kept(boolean isError, String file, String rule, int times) {
        for (int i = 0; i < times; i++) {
            kept.add(new Imports.Finding(isError, file, i + 2, "column", "value " + i, rule, "Text"));
        }
    }

    @Test
    public void eachRuleHasAFewExamplesHoweverManyOthersCameBefore() {
        kept(true, "roster/users", "reference", 700);
        kept(false, "roster/orgs", "value.bool", 20);
        List<Imports.Group> groups = List.of(
                new Imports.Group(true, "roster/users", "reference", "Text", 140_000),
                new Imports.Group(false, "roster/orgs", "value.bool", "Text", 20));
        ImportFindings findings = ImportFindings.of(groups, kept::forEach);
        assertEquals(50, findings.first().size());
        assertEquals(
                List.of("value 0", "value 1", "value 2"),
                findings.rules().get(1).examples().stream()
                        .map(Imports.Finding::value)
                        .toList());
        assertEquals(140_000, findings.errors("roster/users"));
        assertEquals("warnings are no errors", 0, findings.errors("roster/orgs"));
    }

    @Test
    public void whatIsSaidOfAWholeFileHasNoPlace() {
        kept.add(new Imports.Finding(false, "roster/resources", 0, "", "", "file.notKept", "Text"));
        ImportFindings findings = ImportFindings.of(
                List.of(new Imports.Group(false, "roster/resources", "file.notKept", "Text", 1)), kept::forEach);
        assertEquals(List.of(), findings.rules().get(0).examples());
    }
}
