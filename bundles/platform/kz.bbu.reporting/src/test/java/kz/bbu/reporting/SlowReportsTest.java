package kz.bbu.reporting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import org.junit.Test;

/** What the log tells of slow reports. */
public class SlowReportsTest {
    private final List<String> log = new ArrayList<>();
    private long milliseconds;
    private final SlowReports slow =
            new SlowReports(Duration.ofSeconds(3), () -> TimeUnit.MILLISECONDS.toNanos(milliseconds), log::add);

    private void run(Consumer<Rows> fill) {
        List<Filter> filters = List.of(
                filter(Parameter.authority(), "12"),
                filter(Parameter.text("name"), "Әлия"),
                filter(Parameter.one("teacher", List.of(new Option("t7", "Әлия"))), "t7"),
                filter(Parameter.date("date")));
        ReportRequest request = new ReportRequest(
                new Choices(Map.of()), "all", Optional.empty(), ReportRequest.Window.ALL, LocalDate.of(2026, 11, 14));
        slow.watch("attendance", filters, request, fill)
                .accept(new RowCollector(List.of(Column.text("name")), null, 10));
    }

    private static Filter filter(Parameter parameter, String... values) {
        return new Filter(parameter, Optional.empty(), List.of(values), List.of());
    }

    @Test
    public void aSlowReportIsToldWithItsFiltersAndNoPerson() {
        run(rows -> {
            rows.add("1", "Әлия");
            rows.add("2", "Омар");
            milliseconds += 3200;
        });
        assertEquals(List.of("slow report attendance: 3.2 s, 2 rows; form=all authority=12 name=… teacher=…"), log);
    }

    @Test
    public void oneThatIsStoppedIsToldToo() {
        assertThrows(
                IllegalStateException.class,
                () -> run(rows -> {
                    milliseconds += 25_000;
                    throw new IllegalStateException("stopped");
                }));
        assertEquals(1, log.size());
        assertEquals(
                "slow report attendance: 25.0 s, 0 rows, not finished",
                log.get(0).split(";")[0]);
    }

    @Test
    public void aQuickOneIsNotToldOf() {
        run(rows -> milliseconds += 2999);
        assertEquals(List.of(), log);
    }
}
