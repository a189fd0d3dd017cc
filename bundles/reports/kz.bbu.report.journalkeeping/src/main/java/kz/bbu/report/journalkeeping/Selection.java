package kz.bbu.report.journalkeeping;

import java.time.LocalDate;
import java.util.Optional;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.DayRules;
import kz.bbu.api.facts.FactChoices;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.text.Texts;

/** What the reader chose, and what the chosen form counts. */
final class Selection {
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String STATE = "state";
    static final String FILLED = "filled";
    static final String UNFILLED = "unfilled";

    private final Services services;
    private final ReportRequest request;
    private final FactChoices choices;
    private final Form form;

    Selection(Services services, ReportRequest request) {
        this.services = services;
        this.request = request;
        this.choices = new FactChoices(request.choices(), services.facts());
        this.form = Form.of(request);
    }

    /** Whether weeks are chosen instead of a period. */
    static boolean isByWeeks(Choices choices) {
        return choices.date(FROM).isPresent() || choices.date(UNTIL).isPresent();
    }

    boolean isByWeeks() {
        return isByWeeks(request.choices());
    }

    FactChoices choices() {
        return choices;
    }

    By by() {
        return form.by(choices.institution().isPresent());
    }

    boolean hasPeriod() {
        return choices.period().isPresent();
    }

    /** Whether there is anything to show. */
    boolean isReady() {
        return hasPeriod() && form.isReady(request);
    }

    /** What is counted: the weeks of the interval where one is chosen, otherwise the period. */
    FactQuery query() {
        return isByWeeks() ? weeks() : choices.lasting();
    }

    /** The weeks of the interval or period, whatever the subject. */
    FactQuery weeks() {
        return choices.weeks(days());
    }

    /**
     * The days of the interval; an end that is not chosen is that of the period.
     *
     * @throws Problem BAD_VALUE if both are chosen and the interval ends before it begins
     */
    Span days() {
        Optional<LocalDate> from = request.choices().date(FROM);
        Optional<LocalDate> until = request.choices().date(UNTIL);
        if (from.isPresent() && until.filter(from.get()::isAfter).isPresent()) {
            Texts texts = services.texts();
            throw new Problem(
                    CommonError.BAD_VALUE,
                    texts.text("parameter.until"),
                    texts.formats().date(until.get()));
        }
        return new Span(
                from.orElseGet(() -> choices.days().first()),
                until.orElseGet(() -> choices.days().last()));
    }

    /** The rules that hold at the end of the interval or period. */
    DayRules rules() {
        LocalDate last = days().last();
        return new DayRules(services.rules(), last.isAfter(request.today()) ? request.today() : last);
    }

    boolean isCurrent() {
        return choices.isCurrent(request.today());
    }

    /** Whether no row is left out for what it has, so that all rows together are what the query counts. */
    boolean showsAll() {
        return request.choices().one(STATE).isEmpty();
    }

    /** Whether a row is shown: it is filled if a lesson has a topic or homework, or if there is a mark. */
    boolean shows(FactRow counts) {
        boolean filled = counts.sum(Count.PLANNED, Count.MARKS) > 0;
        return request.choices()
                .one(STATE)
                .map(state -> state.equals(FILLED) == filled)
                .orElse(true);
    }

    /** The address of the classes of an institution. */
    String address(String institution) {
        String interval = request.choices().one(FROM).map(day -> "&from=" + day).orElse("")
                + request.choices().one(UNTIL).map(day -> "&until=" + day).orElse("");
        return "/reports/journalkeeping?form=byClass&institution=" + institution + "&period="
                + choices.period().orElseThrow().code() + interval;
    }
}
