package kz.bbu.admin;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.testkit.FakeAlphabet;
import org.junit.Test;

/** The institutions of an import, chosen and page by page. */
public class ImportInstitutionsTest {
    private final List<LoadCount> counts = new ArrayList<>();

    private static Imports.Import found() {
        return new Imports.Import(
                7,
                1,
                Imports.State.DONE,
                "a.zip",
                1,
                "",
                1,
                "source",
                1,
                false,
                false,
                "",
                "admin",
                Instant.EPOCH,
                Optional.empty(),
                0,
                0,
                "",
                Optional.empty(),
                List.of());
    }

    private void count(long institution, String name, long changed) {
        counts.add(new LoadCount("roster/roles", institution, name, 10, 0, changed, 0, 0));
        counts.add(new LoadCount("roster/users", institution, name, 10, 0, 0, 0, 0));
    }

    private ImportInstitutions page(String search, boolean all, int page) {
        return ImportInstitutions.of(found(), counts, new FakeAlphabet(), search, all, page);
    }

    private static List<String> names(ImportInstitutions institutions) {
        return institutions.rows().stream().map(ImportInstitutions.Row::name).toList();
    }

    @Test
    public void whereNothingChangesIsLeftOutUnlessAskedFor() {
        count(1, "B", 0);
        count(2, "C", 3);
        count(3, "A", 0);
        assertEquals(List.of("C"), names(page("", false, 1)));
        assertEquals(List.of("A", "B", "C"), names(page("", true, 1)));
        assertEquals(2, page("", true, 1).rows().get(0).counts().size());
    }

    @Test
    public void aNameIsFoundByAPartOfIt() {
        count(1, "Lyceum 5", 1);
        count(2, "School 5", 1);
        assertEquals(List.of("Lyceum 5"), names(page("CEUM", false, 1)));
    }

    @Test
    public void pagesMeetAndAPageBehindTheLastIsEmpty() {
        for (int i = 0; i < 30; i++) {
            count(i + 1L, String.format("School %02d", i), 1);
        }
        ImportInstitutions first = page("", false, 1);
        ImportInstitutions second = page("", false, 2);
        assertEquals(25, first.last());
        assertEquals(26, second.first());
        assertEquals(30, second.last());
        assertEquals(30, second.count());
        assertEquals(List.of(), names(page("", false, 100_000)));
        assertEquals(
                "/admin/imports/7/institutions?search=a%26b&page=2",
                page("a&b", false, 1).pageAddress(2));
    }
}
