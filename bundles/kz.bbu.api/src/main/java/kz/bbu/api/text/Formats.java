package kz.bbu.api.text;

import java.time.Instant;
import java.time.LocalDate;
import org.osgi.annotation.versioning.ProviderType;

/** Dates and numbers as people read them; times are those of Asia/Almaty. */
@ProviderType
public interface Formats {
    /** {@code 14.11.2026}. */
    String date(LocalDate date);

    /** {@code 2026 ж. 14 қараша}, {@code 14 ноября 2026 г.}, {@code 14 November 2026}. */
    String longDate(LocalDate date);

    /** {@code 14.11.2026 09:05}. */
    String dateTime(Instant instant);

    /** {@code 1 234 567} with no-break spaces. */
    String number(long number);

    /** {@code 1 234,5} with a fixed count of digits after the comma, rounded half up. */
    String decimal(double number, int digits);

    /** {@code 88,4%} in Kazakh, {@code 88,4 %} in Russian; the argument is 0–100, one digit, rounded half up. */
    String percent(double percent);

    /** {@code 1,4 МБ}. */
    String bytes(long bytes);
}
