package kz.bbu.facts;

import kz.bbu.api.access.Audit;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.facts.Rules.Rule;

/** Writes changes of rules and days out into the audit log: what was, an arrow, what is; nothing on the side where there was or is nothing. */
final class RuleAudit {
    private static final int LONGEST_TEXT = 80;

    private final Audit audit;

    RuleAudit(Audit audit) {
        this.audit = audit;
    }

    void added(Rule rule) {
        audit.record("rule.add", "#" + rule.id() + " → " + line(rule));
    }

    void changed(Rule before, Rule after) {
        audit.record("rule.change", "#" + after.id() + " " + line(before) + " → " + line(after));
    }

    void removed(Rule rule) {
        audit.record("rule.remove", "#" + rule.id() + " " + line(rule) + " →");
    }

    void added(DaysOut days) {
        audit.record("daysOut.add", "#" + days.id() + " → " + line(days));
    }

    void changed(DaysOut before, DaysOut after) {
        audit.record("daysOut.change", "#" + after.id() + " " + line(before) + " → " + line(after));
    }

    void removed(DaysOut days) {
        audit.record("daysOut.remove", "#" + days.id() + " " + line(days) + " →");
    }

    private static String line(Rule rule) {
        return rule.kind() + " " + rule.from() + "/"
                + rule.until().map(Object::toString).orElse("") + " " + rule.firstGrade() + "–" + rule.lastGrade()
                + " " + RuleNumbers.text(rule.kind(), rule.numbers()) + " (" + shortened(rule.source()) + ")";
    }

    private static String line(DaysOut days) {
        return days.kind() + " " + days.organisationId() + " " + days.first() + "/" + days.last() + " ("
                + shortened(days.note()) + ")";
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    }
}
