package kz.bbu.admin;

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

    /** An action in words; those that modules record themselves have only their code. */
    public static String action(Texts texts, String code) {
        return texts.term("audit.action", code);
    }
}
