package kz.bbu.report.performance;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactChoices;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;

/** What the reader chose, and what the chosen form counts. */
final class Selection {
    static final int LAST_GRADE = 12;

    private final Services services;
    private final ReportRequest request;
    private final FactChoices choices;
    private final Form form;
    private final Optional<LocalDate> day;

    Selection(Services services, ReportRequest request) {
        this.services = services;
        this.request = request;
        this.choices = new FactChoices(request.choices(), services.facts());
        this.form = Form.of(request);
        this.day = choices.period().map(period -> choices.lastDay(request.today()));
    }

    FactChoices choices() {
        return choices;
    }

    Form form() {
        return form;
    }

    boolean hasPeriod() {
        return choices.period().isPresent();
    }

    /** Whether an institution is chosen. */
    boolean isOfOne() {
        return choices.institution().isPresent();
    }

    /** The chosen institution, which must be there. */
    long institution() {
        return choices.institution().orElseThrow();
    }

    /** Whether there is anything to show. */
    boolean isReady() {
        return hasPeriod() && form.isReady(request.choices());
    }

    By by() {
        return form.by(isOfOne());
    }

    /** The last day of the period up to today: the day whose rules hold. */
    LocalDate day() {
        return day.orElseThrow();
    }

    boolean isCurrent() {
        return choices.isCurrent(request.today());
    }

    boolean isUnmarked(int grade) {
        return services.rules()
                .at(Rules.Kind.UNMARKED, day(), grade)
                .filter(rule -> rule.number("unmarked") == 1)
                .isPresent();
    }

    /** The pupils that are counted, whatever the subject: those of grades with final marks. */
    FactQuery pupils() {
        return counted(choices.wholeClasses());
    }

    /** The final marks that are counted. */
    FactQuery marks() {
        return counted(choices.query());
    }

    private FactQuery counted(FactQuery query) {
        return query.only(Dimension.JOURNAL, journals()).except(Dimension.GRADE, grades());
    }

    private Set<String> journals() {
        return request.choices().one("journal").stream().collect(Collectors.toSet());
    }

    private Set<Long> grades() {
        return LongStream.rangeClosed(0, LAST_GRADE)
                .filter(grade -> isLeftOut((int) grade) || isUnmarked((int) grade))
                .boxed()
                .collect(Collectors.toSet());
    }

    private boolean isLeftOut(int grade) {
        return request.choices().all("without").contains(Integer.toString(grade));
    }

    /** Whether the filters leave a class. */
    boolean has(SchoolClass one) {
        return choices.leaves(one)
                && (journals().isEmpty() || journals().contains(one.journal()))
                && !isLeftOut(one.grade());
    }

    /** What a row counts, a group, or all rows together; nothing if the form does not have it. */
    FactQuery row(String key) {
        if (!form.isOfMarks()) {
            return services.breakdown().of(by(), pupils(), key);
        }
        if (key.equals(Rows.ALL)) {
            return marks().except(Dimension.SUBJECT, Set.of(0L));
        }
        String[] parts = key.split("-", 2);
        FactQuery named = services.breakdown().of(by(), marks(), parts[0]);
        return parts.length == 1 ? named : services.breakdown().of(By.CLASS, named, parts[1]);
    }

    /** The address of another form for an institution or class. */
    String address(Form other, String parameter, String id) {
        String institution = parameter.equals("institution") || !isOfOne() ? "" : "&institution=" + institution();
        return "/reports/performance?form=" + other.id() + institution + "&" + parameter + "=" + id + "&period="
                + choices.period().orElseThrow().code();
    }
}
