package kz.bbu.report.attendance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.DayRules;
import kz.bbu.api.facts.FactChoices;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;

/** What the reader chose, and what the chosen form counts. */
final class Selection {
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

    ReportRequest request() {
        return request;
    }

    Form form() {
        return form;
    }

    By by() {
        return form.by(choices.institution().isPresent());
    }

    FactChoices choices() {
        return choices;
    }

    boolean hasPeriod() {
        return choices.period().isPresent();
    }

    /** Whether there is anything to show. */
    boolean isReady() {
        return hasPeriod() && form.isReady(request);
    }

    /** What is counted: weeks are told apart by their days, everything else by the period. */
    FactQuery query() {
        return form.isByWeek() ? choices.weeks(choices.days()) : choices.lasting();
    }

    /** The grade of the chosen class; 0 where unknown. */
    int grade() {
        long schoolClass = choices.schoolClass().getAsLong();
        return Optional.ofNullable(services.classes()
                        .find(choices.institution().getAsLong(), Set.of(schoolClass))
                        .get(schoolClass))
                .map(SchoolClass::grade)
                .orElse(0);
    }

    /** The pupils of the chosen class, as the period's end has them, with what is counted of all {@link FactChoices#within} it. */
    List<PupilRow> pupils() {
        return services.facts()
                .pupils(
                        choices.institution().getAsLong(),
                        choices.schoolClass().getAsLong(),
                        choices.period().orElseThrow(),
                        choices.within());
    }

    /**
     * What a row of the form counts, or all rows together.
     *
     * @throws Problem {@link CommonError#NOT_FOUND} if the key is none of such rows
     */
    FactQuery row(String key) {
        if (form != Form.byPupil) {
            return services.breakdown().of(by(), query(), key);
        }
        Set<Long> ids = pupils().stream()
                .map(PupilRow::id)
                .filter(id -> key.equals(Rows.ALL) || key.equals(Long.toString(id)))
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        return choices.pupils(ids).in(choices.within());
    }

    /** The rules that hold at the end of the period. */
    DayRules rules() {
        return new DayRules(services.rules(), choices.lastDay(request.today()));
    }

    /** The address of another form of the report for an institution or class. */
    String address(Form other, String parameter, String id) {
        StringBuilder address = new StringBuilder("/reports/attendance?form=" + other.name());
        choices.institution().ifPresent(one -> address.append("&institution=").append(one));
        return address.append('&')
                .append(parameter)
                .append('=')
                .append(id)
                .append("&period=")
                .append(choices.period().orElseThrow().code())
                .toString();
    }
}
