package kz.bbu.report.journalkeeping;

import java.util.Set;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.RecordTable;
import kz.bbu.api.report.Column.Kind;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.ReportRequest;

/** The records behind the figures. */
final class Records {
    private final Services services;
    private final Selection selection;
    private final RecordTable table;

    Records(Services services, Selection selection) {
        this.services = services;
        this.selection = selection;
        this.table = new RecordTable(services.facts(), services.registry(), services.texts());
    }

    Evidence of(String rowKey, String column, ReportRequest request) {
        By by = selection.by();
        FactQuery row = services.breakdown().of(by, selection.query(), rowKey);
        return switch (column) {
            case Journals.LAST_CHANGE -> table.ofLatest(row, Count.LAST_CHANGE, "evidence.lastChange", request);
            case Journals.WEEKLY -> lessons(by, rowKey, "evidence.weekly", request);
            case Journals.TIMETABLE -> timetable(by, rowKey, request);
            default ->
                Figure.of(column).map(figure -> figure(row, figure, request)).orElseGet(Evidence::none);
        };
    }

    private Evidence figure(FactQuery row, Figure figure, ReportRequest request) {
        return figure.measure()
                .map(measure -> table.ofMeasure(row, measure, "evidence." + figure.name(), request))
                .orElseGet(() -> table.ofCounts(row, Set.of(figure.count().orElseThrow()), "evidence.count", request));
    }

    private Evidence lessons(By by, String rowKey, String note, ReportRequest request) {
        FactQuery weeks = services.breakdown().of(by, selection.weeks(), rowKey);
        return table.ofCounts(weeks, Set.of(Count.LESSONS), note, request);
    }

    /** The lessons of the classes, with the classes themselves above. */
    private Evidence timetable(By by, String rowKey, ReportRequest request) {
        Evidence lessons = lessons(by, rowKey, "evidence.timetable", request);
        return new Evidence(lessons.layout(), rows -> {
            Timetable.of(services, selection)
                    .map(known -> known.shares(services.breakdown(), selection).get(rowKey))
                    .ifPresent(share -> {
                        rows.figure("evidence.numerator", Kind.INTEGER, share.planned());
                        rows.figure("evidence.denominator", Kind.INTEGER, share.all());
                    });
            lessons.fill().accept(rows);
        });
    }
}
