package kz.bbu.testkit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import kz.bbu.api.text.Formats;

/** Dates and numbers in one simple form for every language: comma, no grouping. */
final class FakeFormats implements Formats {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZoneId.of("Asia/Almaty"));

    @Override
    public String date(LocalDate date) {
        return DATE.format(date);
    }

    @Override
    public String longDate(LocalDate date) {
        return DATE.format(date);
    }

    @Override
    public String dateTime(Instant instant) {
        return TIME.format(instant);
    }

    @Override
    public String number(long number) {
        return Long.toString(number);
    }

    @Override
    public String decimal(double number, int digits) {
        return BigDecimal.valueOf(number)
                .setScale(digits, RoundingMode.HALF_UP)
                .toPlainString()
                .replace('.', ',');
    }

    @Override
    public String percent(double percent) {
        return decimal(percent, 1) + "%";
    }

    @Override
    public String bytes(long bytes) {
        return bytes + " B";
    }
}
