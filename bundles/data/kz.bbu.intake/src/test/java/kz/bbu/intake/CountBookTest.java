package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.store.Sql;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.TestDatabase;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.AfterParam;
import org.junit.runners.Parameterized.BeforeParam;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** What imports did at institutions, chosen and part by part, on each database. */
@RunWith(Parameterized.class)
public class CountBookTest {
    private static TestDatabase database;
    private static CountBook book;
    private static long imports;

    @Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("Derby", "PostgreSQL");
    }

    @Parameter
    public String name;

    private final long id = ++imports;
    private final List<LoadCount> counts = new ArrayList<>();

    @BeforeParam
    public static void open(String name) {
        database = name.equals("Derby") ? TestDatabase.derby() : TestDatabase.postgres();
        book = new CountBook(new Sql(database.store("intake")), new FakeAlphabet());
    }

    @AfterParam
    public static void close() {
        database.close();
    }

    private void count(long institution, String name, long changed) {
        counts.add(new LoadCount("roster/users", institution, name, 10, 0, 0, 0, 0));
        counts.add(new LoadCount("roster/roles", institution, name, 10, 0, changed, 0, 0));
    }

    private Imports.Institutions read(String search, boolean unchanged, int offset) {
        book.keep(id, counts, database.bulk());
        return book.institutions(id, search, unchanged, offset, 25);
    }

    private static List<String> names(Imports.Institutions part) {
        return part.institutions().stream().map(Imports.Institution::name).toList();
    }

    @Test
    public void whereNothingChangesIsLeftOutUnlessAskedFor() {
        count(1, "B", 0);
        count(2, "C", 3);
        count(3, "A", 0);
        assertEquals(List.of("C"), names(read("", false, 0)));
        assertEquals(List.of("A", "B", "C"), names(read("", true, 0)));
        List<LoadCount> files = read("", false, 0).institutions().get(0).counts();
        assertEquals(
                List.of("roster/roles", "roster/users"),
                files.stream().map(LoadCount::file).toList());
        assertEquals(3, files.get(0).changed());
    }

    @Test
    public void aNameIsFoundByAPartOfItAndSignsStandForThemselves() {
        count(1, "Lyceum 5", 1);
        count(2, "100 % school", 1);
        assertEquals(List.of("Lyceum 5"), names(read("CEUM", false, 0)));
        assertEquals(List.of("100 % school"), names(read("%", false, 0)));
        assertEquals(List.of(), names(read("_", false, 0)));
    }

    @Test
    public void partsMeetAndTheOneBehindTheLastIsEmpty() {
        for (int i = 0; i < 30; i++) {
            count(i + 1L, String.format("School %02d", i), 1);
        }
        assertEquals("School 24", names(read("", false, 0)).get(24));
        assertEquals("School 25", names(read("", false, 25)).get(0));
        assertEquals(30, read("", false, 25).count());
        assertEquals(List.of(), names(read("", false, 1000)));
    }

    @Test
    public void aSecondRunTakesThePlaceOfTheFirst() {
        count(1, "A", 1);
        counts.add(new LoadCount("roster/roles", 0, "", 10, 0, 1, 0, 0));
        read("", true, 0);
        assertEquals(1, book.whole(id).size());
        assertEquals(1, read("", true, 0).institutions().size());
        assertEquals(1, book.whole(id).size());
    }
}
