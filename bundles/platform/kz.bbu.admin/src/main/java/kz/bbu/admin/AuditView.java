package kz.bbu.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.AuditLog;
import kz.bbu.api.text.Texts;

/** A page of the audit log. */
public record AuditView(
        AuditFilter filter,
        Map<String, String> errors,
        List<String> actions,
        List<AuditLog.Event> events,
        int page,
        long count) {
    static final int PAGE = 50;

    public long first() {
        return events.isEmpty() ? 0 : (page - 1L) * PAGE + 1;
    }

    public long last() {
        return events.isEmpty() ? 0 : first() + events.size() - 1;
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** What was done to, an address as people typed it. */
    public static String object(AuditLog.Event event) {
        try {
            return event.object().startsWith("/")
                    ? URLDecoder.decode(event.object(), StandardCharsets.UTF_8)
                    : event.object();
        } catch (IllegalArgumentException cutInTheMidstOfALetter) {
            return event.object();
        }
    }

    /** An action in words; those that modules of others record have only their code. */
    public static String action(Texts texts, String code) {
        return texts.term("audit.action", code);
    }
}
