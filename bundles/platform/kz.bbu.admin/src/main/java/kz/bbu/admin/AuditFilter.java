package kz.bbu.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.platform.AuditLog;
import kz.bbu.api.text.Texts;

/** What an administrator looks for in the audit log, as it was typed; without days it is the last 30. */
public record AuditFilter(String who, String action, String object, String first, String last) {
    static final int LONGEST = 100;

    private static final int DAYS = 30;
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    static AuditFilter of(String who, String action, String object, String first, String last) {
        LocalDate today = LocalDate.now(Clock.system(ZONE));
        String until = last.isBlank() ? today.toString() : last.strip();
        LocalDate end = found(until).orElse(today);
        String from = first.isBlank() ? end.minusDays(DAYS).toString() : first.strip();
        return new AuditFilter(who.strip(), action, object.strip(), from, until);
    }

    /** The errors by field; empty if there are none. */
    Map<String, String> errors(Texts texts) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (who.length() > LONGEST) {
            errors.put("who", texts.text("audit.long", LONGEST));
        }
        if (object.length() > LONGEST) {
            errors.put("object", texts.text("audit.long", LONGEST));
        }
        if (found(first).isEmpty()) {
            errors.put("first", texts.text("field.day"));
        }
        if (found(last).isEmpty()) {
            errors.put("last", texts.text("field.day"));
        }
        if (errors.isEmpty() && day(last).isBefore(day(first))) {
            errors.put("last", texts.text("audit.order"));
        }
        return errors;
    }

    /** The query; only where there are no errors. */
    AuditLog.Query query() {
        return new AuditLog.Query(
                who,
                action,
                object,
                day(first).atStartOfDay(ZONE).toInstant(),
                day(last).plusDays(1).atStartOfDay(ZONE).toInstant());
    }

    /** A page of the list. */
    public String address(int page) {
        return "/admin/audit?" + parameters() + (page > 1 ? "&page=" + page : "");
    }

    /** The same events as a file. */
    public String file() {
        return "/admin/audit/events.csv?" + parameters();
    }

    private String parameters() {
        return "who=" + encoded(who) + "&action=" + encoded(action) + "&object=" + encoded(object) + "&first="
                + encoded(first) + "&last=" + encoded(last);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static LocalDate day(String checked) {
        return found(checked).orElseThrow();
    }

    /** A day of this century: databases know no years of nine digits. */
    private static Optional<LocalDate> found(String typed) {
        return Fields.day(typed).filter(day -> day.getYear() >= 2000 && day.getYear() < 2100);
    }
}
