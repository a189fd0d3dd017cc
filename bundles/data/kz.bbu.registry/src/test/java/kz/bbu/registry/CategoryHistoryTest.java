package kz.bbu.registry;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kz.bbu.registry.CategoryHistory.Period;
import kz.bbu.registry.CategoryHistory.Stated;
import org.junit.Test;

/** What is known of a teacher after packages of several days; a period is written as category, first day, day after the last. */
public class CategoryHistoryTest {
    private List<Period> known = List.of();

    @Test
    public void aTeacherBeginsWhenHired() {
        on("2026-11-14", teacher("expert", "2023-08-25", "2024-09-01"));
        assertHistory("expert 2024-09-01 null");
    }

    @Test
    public void beforeTheFirstAwardTheCategoryIsUnknown() {
        on("2026-11-14", teacher("expert", "2023-08-25", "2010-09-01"));
        assertHistory(" 2010-09-01 2023-08-25", "expert 2023-08-25 null");
    }

    @Test
    public void whoeverIsHiredOnAnUnknownDayBeginsWithTheFirstPackage() {
        on("2026-11-14", teacher("expert", "2023-08-25", null));
        assertHistory("expert 2026-11-14 null");
    }

    @Test
    public void aLaterAwardCountsFromItsDayAndKeepsTheFormerOne() {
        on("2026-11-14", teacher("expert", "2021-08-25", "2021-08-25"));
        on("2026-12-01", teacher("master", "2026-08-25", "2021-08-25"));
        assertHistory("expert 2021-08-25 2026-08-25", "master 2026-08-25 null");
    }

    @Test
    public void theSamePackageAgainChangesNothing() {
        Stated[] package1 = {
            teacher("teacher", "2005-08-25", "2010-09-01"),
            teacher("expert", "2015-08-25", "2010-09-01"),
            teacher("master", "2023-08-25", "2010-09-01")
        };
        on("2026-11-14", package1);
        List<Period> first = known;
        on("2026-12-01", package1);
        assertEquals(first, known);
        assertHistory("teacher 2010-09-01 2015-08-25", "expert 2015-08-25 2023-08-25", "master 2023-08-25 null");
    }

    @Test
    public void aPackageThatNamesTheLastAwardOnlyLosesNothing() {
        on("2026-11-14", teacher("expert", "2018-08-25", "2010-09-01"), teacher("master", "2023-08-25", "2010-09-01"));
        List<Period> first = known;
        on("2026-12-01", teacher("master", "2023-08-25", "2010-09-01"));
        assertEquals(first, known);
    }

    @Test
    public void aPackageThatBringsThePastFillsIt() {
        on("2026-11-14", teacher("master", "2023-08-25", "2010-09-01"));
        on("2026-12-01", teacher("expert", "2018-08-25", "2010-09-01"), teacher("master", "2023-08-25", "2010-09-01"));
        assertHistory(" 2010-09-01 2018-08-25", "expert 2018-08-25 2023-08-25", "master 2023-08-25 null");
    }

    @Test
    public void whatContradictsThePastCountsFromToday() {
        on("2026-11-14", teacher("master", "2023-08-25", "2023-08-25"));
        on("2026-12-01", teacher("expert", "2020-08-25", "2023-08-25"));
        assertHistory("master 2023-08-25 2026-12-01", "expert 2026-12-01 null");
        on("2026-12-01", teacher("none", null, "2023-08-25"));
        assertHistory("master 2023-08-25 2026-12-01", "none 2026-12-01 null");
    }

    @Test
    public void aCategoryWithoutItsDayKeepsTheDayThatIsKnown() {
        on("2026-11-14", teacher("master", "2023-08-25", "2023-08-25"));
        on("2026-12-01", teacher("master", null, null));
        assertHistory("master 2023-08-25 null");
        assertEquals(LocalDate.parse("2023-08-25"), known.get(0).said().from());
    }

    @Test
    public void anAwardThatIsStillToComeWaits() {
        on("2026-11-14", teacher("expert", "2021-08-25", "2021-08-25"));
        on("2026-12-01", teacher("master", "2027-01-01", "2021-08-25"));
        assertHistory("expert 2021-08-25 2027-01-01", "master 2027-01-01 null");
    }

    @Test
    public void whoeverLeavesAndComesBackWasAwayBetween() {
        on("2026-11-14", teacher("expert", "2021-08-25", "2021-08-25"));
        on("2026-12-01");
        assertHistory("expert 2021-08-25 2026-12-01");
        on("2027-02-01", teacher("expert", "2021-08-25", "2021-08-25"));
        assertHistory("expert 2021-08-25 2026-12-01", "expert 2027-02-01 null");
    }

    @Test
    public void anotherPositionIsNotCountedTwiceInThePast() {
        on("2026-11-14", teacher("expert", "2021-08-25", "2021-08-25"));
        on(
                "2026-12-01",
                new Stated(1, "deputyAcademic", "", "expert", null, day("2021-08-25"), null, day("2021-08-25")));
        assertHistory("expert 2021-08-25 2026-12-01", "expert 2026-12-01 null");
    }

    private void on(String today, Stated... stated) {
        known = new CategoryHistory(day(today)).after(known, List.of(stated));
    }

    private void assertHistory(String... periods) {
        assertEquals(
                Arrays.asList(periods),
                known.stream()
                        .map(period -> period.said().category() + " " + period.starts() + " " + period.ends())
                        .toList());
    }

    private static Stated teacher(String category, String from, String hired) {
        return new Stated(1, "teacher", "", category, null, day(from), null, day(hired));
    }

    private static LocalDate day(String day) {
        return day == null ? null : LocalDate.parse(day);
    }
}
