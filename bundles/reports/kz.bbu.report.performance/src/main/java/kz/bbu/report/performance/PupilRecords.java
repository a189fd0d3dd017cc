package kz.bbu.report.performance;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.Measure;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.RecordTable;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.ReportRequest;

/** The records behind the figures of a pupil of the chosen class. */
final class PupilRecords {
    private static final Set<Count> FINALS =
            Measure.FINALS_SET.numerator().stream().map(Measure.Term::count).collect(Collectors.toSet());

    private final Services services;
    private final Selection selection;
    private final ReportRequest request;
    private final ClassMarks marks;

    PupilRecords(Services services, Selection selection, ReportRequest request) {
        this.services = services;
        this.selection = selection;
        this.request = request;
        this.marks = new ClassMarks(services, selection);
    }

    /**
     * The records of a column.
     *
     * @throws Problem {@link CommonError#NOT_FOUND} if the key is none of a pupil of the class
     */
    Evidence of(String key, String column) {
        PupilRow pupil = marks.pupils().stream()
                .filter(one -> Long.toString(one.id()).equals(key))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        FactQuery all = selection.choices().pupils(Set.of(pupil.id()));
        if (column.equals(ClassForm.AVERAGE)) {
            return new Records(services, selection.day()).of(all, Figure.average, request);
        }
        if (column.equals(ClassForm.CATEGORY)) {
            return table().ofCounts(all, Set.of(Count.FINALS_DUE), "evidence.category", request);
        }
        if (column.equals(ClassForm.RANK)) {
            return ranks();
        }
        return marks.subjects().stream()
                .filter(subject -> ClassForm.column(subject).equals(column))
                .findFirst()
                .map(subject -> table().of(
                                all.only(Dimension.SUBJECT, subject.id()),
                                FINALS,
                                "evidence.final",
                                request,
                                rows -> {}))
                .orElseGet(Evidence::none);
    }

    private RecordTable table() {
        return new RecordTable(services.facts(), services.registry(), services.texts());
    }

    /** The averages that a rank compares. */
    private Evidence ranks() {
        Layout layout = Layout.builder()
                .columns(Column.text("pupil"), Column.decimal(ClassForm.AVERAGE), Column.integer(ClassForm.RANK))
                .note("evidence.rank")
                .build();
        return new Evidence(
                layout,
                rows -> marks.pupils().stream()
                        .filter(pupil -> marks.rank(pupil).isPresent())
                        .sorted(Comparator.comparing(pupil -> marks.rank(pupil).orElseThrow()))
                        .forEach(pupil -> rows.add(
                                Long.toString(pupil.id()),
                                pupil.name(),
                                Cell.of(ClassMarks.average(pupil).orElseThrow()),
                                Cell.of(marks.rank(pupil).orElseThrow()))));
    }
}
