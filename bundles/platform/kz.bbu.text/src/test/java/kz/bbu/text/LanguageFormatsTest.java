package kz.bbu.text;

import static org.junit.Assert.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import kz.bbu.api.text.Formats;
import kz.bbu.api.text.Language;
import org.junit.Test;

public class LanguageFormatsTest {
    private final Formats kk = LanguageFormats.of(Language.KK);
    private final Formats ru = LanguageFormats.of(Language.RU);
    private final Formats en = LanguageFormats.of(Language.EN);

    @Test
    public void numbersAreGroupedByNoBreakSpaces() {
        assertEquals("1\u00a0234\u00a0567,8", kk.decimal(1234567.8, 1));
        assertEquals("1\u00a0234\u00a0567", ru.number(1234567));
        assertEquals("1,234,567", en.number(1234567));
    }

    @Test
    public void percentFollowsTheLanguage() {
        assertEquals("88,4%", kk.percent(88.35));
        assertEquals("88,4\u00a0%", ru.percent(88.35));
        assertEquals("88.4%", en.percent(88.35));
    }

    @Test
    public void halvesAreRoundedUp() {
        assertEquals("0,3", kk.decimal(0.25, 1));
        assertEquals("4,35", kk.decimal(4.345, 2));
    }

    @Test
    public void timesAreThoseOfAlmaty() {
        assertEquals("01.09.2026 05:30", kk.dateTime(Instant.parse("2026-09-01T00:30:00Z")));
    }

    @Test
    public void datesAreWrittenAsPeopleReadThem() {
        LocalDate day = LocalDate.of(2026, 9, 1);
        assertEquals("01.09.2026", kk.date(day));
        assertEquals("2026 ж. 1 қыркүйек", plainSpaces(kk.longDate(day)));
        assertEquals("1 сентября 2026 г.", plainSpaces(ru.longDate(day)));
    }

    @Test
    public void sizesHaveTheirUnit() {
        assertEquals("1,4\u00a0МБ", kk.bytes(1_400_000));
        assertEquals("999\u00a0B", en.bytes(999));
    }

    private static String plainSpaces(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
