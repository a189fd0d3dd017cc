package kz.bbu.registry;

import static org.junit.Assert.assertEquals;

import java.time.LocalDate;
import org.junit.Test;

public class TermsTest {
    @Test
    public void teachersAndDeputiesHaveFiveYears() {
        assertEquals("2026-08-25", end("teacher", "expert", "2021-08-25"));
        assertEquals("2026-08-25", end("deputyAcademic", "headManager", "2021-08-25"));
        assertEquals("2025-02-28", end("lecturer", "highest", "2020-02-29"));
    }

    @Test
    public void firstHeadsHaveThreeYears() {
        assertEquals("2024-08-25", end("principal", "headManager", "2021-08-25"));
        assertEquals("2024-08-25", end("manager", "expert", "2021-08-25"));
    }

    @Test
    public void aTraineeHasOneSchoolYear() {
        assertEquals("2026-08-31", end("teacher", "trainee", "2025-08-25"));
        assertEquals("2026-08-31", end("teacher", "trainee", "2025-09-01"));
        assertEquals("2026-08-31", end("teacher", "trainee", "2026-01-10"));
    }

    @Test
    public void whatWasNotAwardedDoesNotEnd() {
        assertEquals("null", end("teacher", "none", "2025-08-25"));
    }

    @Test
    public void beforeTheFirstRuleNothingIsReckoned() {
        assertEquals("null", end("teacher", "highest", "2001-08-25"));
    }

    private static String end(String position, String category, String given) {
        return String.valueOf(new Terms().end(position, category, LocalDate.parse(given)));
    }
}
