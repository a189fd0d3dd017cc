package kz.bbu.text;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import kz.bbu.api.text.Formats;
import kz.bbu.api.text.Language;

/** Dates and numbers by ICU's data of a language. */
final class LanguageFormats implements Formats {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm").withZone(ZONE);
    private static final LanguageFormats[] ALL = {
        new LanguageFormats(Language.KK), new LanguageFormats(Language.RU), new LanguageFormats(Language.EN)
    };

    /** What Russian typography puts before the sign; Kazakh and English put nothing. */
    private static final String NO_BREAK_SPACE = "\u00a0";

    private final Language language;
    private final DecimalFormatSymbols symbols;

    private LanguageFormats(Language language) {
        this.language = language;
        this.symbols = DecimalFormatSymbols.getInstance(ULocale.forLocale(language.locale()));
    }

    static Formats of(Language language) {
        return ALL[language.ordinal()];
    }

    @Override
    public String date(LocalDate date) {
        return DAY.format(date);
    }

    @Override
    public String longDate(LocalDate date) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, ULocale.forLocale(language.locale()));
        format.setTimeZone(TimeZone.getTimeZone(ZONE.getId()));
        return format.format(Date.from(date.atTime(12, 0).atZone(ZONE).toInstant()));
    }

    @Override
    public String dateTime(Instant instant) {
        return MINUTE.format(instant);
    }

    @Override
    public String number(long number) {
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    @Override
    public String decimal(double number, int digits) {
        String pattern = digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits);
        BigDecimal rounded = BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
        return new DecimalFormat(pattern, symbols).format(rounded);
    }

    @Override
    public String percent(double percent) {
        return decimal(percent, 1) + (language == Language.RU ? NO_BREAK_SPACE : "") + "%";
    }

    @Override
    public String bytes(long bytes) {
        String[] units = language == Language.EN
                ? new String[] {"B", "kB", "MB", "GB", "TB"}
                : new String[] {"Б", "КБ", "МБ", "ГБ", "ТБ"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return decimal(value, unit == 0 || value >= 100 ? 0 : 1) + NO_BREAK_SPACE + units[unit];
    }
}
