package kz.bbu.report.activity;

import java.util.Optional;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.text.Texts;

/** Why figures of log-ins are missing. */
final class Gaps {
    private Gaps() {}

    /** The reason, from the days between which there are log-ins, none of which is asked for. */
    static String reason(Texts texts, Optional<Span> data) {
        return data.map(span -> texts.text(
                        "missing.outside",
                        texts.formats().date(span.first()),
                        texts.formats().date(span.last())))
                .orElseGet(() -> texts.text("missing.logins"));
    }
}
