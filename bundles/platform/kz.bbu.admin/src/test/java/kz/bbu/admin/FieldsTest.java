package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.LocalDate;
import java.util.Optional;
import kz.bbu.api.problem.Problem;
import org.junit.Test;

/** What people type, and which school year a day belongs to. */
public class FieldsTest {
    @Test
    public void aDayIsTakenAsBrowsersSendItAndAsPeopleWriteIt() {
        Optional<LocalDate> day = Optional.of(LocalDate.of(2026, 9, 1));
        assertEquals(day, Fields.day("2026-09-01"));
        assertEquals(day, Fields.day(" 01.09.2026 "));
        assertEquals(Optional.empty(), Fields.day("31.02.2026"));
        assertEquals(Optional.empty(), Fields.day("tomorrow"));
        assertEquals(Optional.empty(), Fields.day(""));
    }

    @Test
    public void aNumberMayHaveACommaOrAPoint() {
        assertEquals(Optional.of(39.5), Fields.number("39,5"));
        assertEquals(Optional.of(39.5), Fields.number("39.5"));
        assertEquals(Optional.empty(), Fields.number("-1"));
        assertEquals(Optional.empty(), Fields.number("NaN"));
        assertEquals(Optional.empty(), Fields.number("1e5"));
        assertEquals(Optional.of(12), Fields.whole("12"));
        assertEquals(Optional.empty(), Fields.whole("1.5"));
    }

    @Test
    public void anIdOfAnOrganisationMayHaveNineteenDigits() {
        assertEquals(9_133_691_234_089_766_523L, Fields.id("9133691234089766523"));
        assertEquals(0, Fields.id("9999999999999999999"));
        assertEquals(0, Fields.id(""));
        assertEquals(0, Fields.id("-1"));
    }

    @Test
    public void aSchoolYearBeginsInSeptember() {
        assertEquals(2026, SchoolYear.of(LocalDate.of(2026, 8, 31)).year());
        assertEquals(2027, SchoolYear.of(LocalDate.of(2026, 9, 1)).year());
        assertEquals("2026/27", SchoolYear.parse("2027").name());
        assertEquals("1999/00", SchoolYear.parse("2000").name());
        assertEquals(LocalDate.of(2026, 9, 1), SchoolYear.parse("2027").first());
        assertEquals(LocalDate.of(2027, 8, 31), SchoolYear.parse("2027").last());
        assertThrows(Problem.class, () -> SchoolYear.parse("20270"));
        assertThrows(Problem.class, () -> SchoolYear.parse("1200"));
    }
}
