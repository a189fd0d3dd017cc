package kz.bbu.report.longlist;

import java.time.LocalDate;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportInfo;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.report.Section;
import org.osgi.service.component.annotations.Component;

/** 100,000 rows of 12 columns out of nothing, so that only the platform's work on them is measured. */
@Component
@ReportInfo(id = "longlist", section = Section.AUTHORITY, order = 99)
public final class LongListReport implements Report {
    private static final int ROWS = 100_000;
    private static final int PLACES = 500;
    private static final int PUPILS = 1200;
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 9, 1);
    private static final int DAYS = 260;

    @Override
    public Layout layout(ReportRequest request) {
        return Layout.builder()
                .columns(
                        Column.text("place"),
                        Column.text("pupil"),
                        Column.text("item"),
                        Column.date("day"),
                        Column.integer("n5"),
                        Column.integer("n4"),
                        Column.integer("n3"),
                        Column.integer("n2"),
                        Column.integer("all"),
                        Column.decimal("average"),
                        Column.percent("quality"),
                        Column.percent("progress"))
                .size(Layout.Size.LARGE)
                .build();
    }

    @Override
    public void fill(ReportRequest request, Rows rows) {
        rows.count(ROWS);
        long first = request.window().offset();
        long end = Math.min(ROWS, first + request.window().limit());
        for (long row = first; row < end; row++) {
            add((int) row, rows);
        }
    }

    private static void add(int row, Rows rows) {
        int five = row % 7;
        int four = row % 11;
        int three = row % 5;
        int two = row % 2;
        int all = five + four + three + two + 1;
        rows.add(
                Integer.toString(row),
                "№ " + row % PLACES + " орта мектеп",
                "Әбдіқадырова Ұлпан " + row % PUPILS,
                "Қазақ тілі мен әдебиеті " + row % 13,
                FIRST_DAY.plusDays(row % DAYS),
                five,
                four,
                three,
                two,
                all,
                (5.0 * five + 4 * four + 3 * three + 2 * two) / all,
                100.0 * (five + four) / all,
                100.0 * (five + four + three) / all);
    }
}
