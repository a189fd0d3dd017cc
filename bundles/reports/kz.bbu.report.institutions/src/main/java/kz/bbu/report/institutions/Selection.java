package kz.bbu.report.institutions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Registry.People;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;

/**
 * The institutions that the reader chose, with their people.
 *
 * @param people by institution id; institutions without people are missing
 */
record Selection(List<Institution> institutions, Map<Long, People> people, Papers papers) {
    private static final People NOBODY = new People(0, 0, 0, 0, 0, 0);

    static Selection of(Registry registry, Duties duties, ReportRequest request) {
        InstitutionQuery query = new InstitutionQuery(
                request.choices().number("authority"),
                Set.copyOf(request.choices().all("type")),
                "",
                0,
                Integer.MAX_VALUE);
        Papers papers = new Papers(duties, request.today());
        Optional<Problems> problem = request.choices().one("problem").map(Problems::valueOf);
        List<Institution> chosen = new ArrayList<>();
        registry.institutions(query, institution -> {
            if (problem.isEmpty() || problem.get().concerns(papers, institution)) {
                chosen.add(institution);
            }
        });
        return new Selection(chosen, registry.people(query), papers);
    }

    People people(Institution institution) {
        return people.getOrDefault(institution.id(), NOBODY);
    }

    void figures(Rows rows) {
        rows.figure("figure.institutions", Kind.INTEGER, (long) institutions.size());
        rows.figure("figure.pupils", Kind.INTEGER, sum(true));
        rows.figure("figure.staff", Kind.INTEGER, sum(false));
        rows.figure(
                "figure.faults",
                Kind.INTEGER,
                institutions.stream().filter(papers::hasFault).count());
    }

    private long sum(boolean pupils) {
        return institutions.stream()
                .map(this::people)
                .mapToLong(counts -> pupils ? counts.pupils() : counts.staff())
                .sum();
    }
}
