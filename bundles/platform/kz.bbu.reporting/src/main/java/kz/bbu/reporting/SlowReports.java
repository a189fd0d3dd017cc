package kz.bbu.reporting;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log which reports took long, how many rows they gave, and which filters they had; never a name or a row. */
final class SlowReports {
    private static final Logger LOG = LoggerFactory.getLogger(SlowReports.class);

    private final long nanoseconds;
    private final LongSupplier clock;
    private final Consumer<String> log;

    /** Takes the time from which a report is slow; zero for never. */
    SlowReports(Duration slow) {
        this(slow, System::nanoTime, LOG::info);
    }

    SlowReports(Duration slow, LongSupplier clock, Consumer<String> log) {
        this.nanoseconds = slow.isZero() ? Long.MAX_VALUE : slow.toNanos();
        this.clock = clock;
        this.log = log;
    }

    /** The same filling, watched. */
    Consumer<Rows> watch(String report, List<Filter> filters, ReportRequest request, Consumer<Rows> fill) {
        return rows -> {
            CountedRows counted = new CountedRows(rows);
            long begun = clock.getAsLong();
            boolean whole = false;
            try {
                fill.accept(counted);
                whole = true;
            } finally {
                long taken = clock.getAsLong() - begun;
                if (taken >= nanoseconds) {
                    log.accept(String.format(
                            Locale.ROOT,
                            "slow report %s: %.1f s, %d rows%s; %s",
                            report,
                            taken / 1e9,
                            counted.count,
                            whole ? "" : ", not finished",
                            choices(filters, request)));
                }
            }
        };
    }

    private static String choices(List<Filter> filters, ReportRequest request) {
        StringJoiner choices = new StringJoiner(" ");
        if (!request.form().isEmpty()) {
            choices.add("form=" + request.form());
        }
        for (Filter filter : filters) {
            if (!filter.isEmpty()) {
                String value = mayNamePeople(filter.parameter()) ? "…" : String.join(",", filter.values());
                choices.add(filter.parameter().id() + "=" + value);
            }
        }
        request.order().ifPresent(order -> choices.add("sort=" + order.column()));
        return choices.toString();
    }

    /** What a reader typed or a module offers may be a person. */
    private static boolean mayNamePeople(Parameter parameter) {
        return switch (parameter.kind()) {
            case ONE, MANY, TEXT -> true;
            case DATE,
                    FLAG,
                    AUTHORITY,
                    INSTITUTION,
                    INSTITUTION_TYPE,
                    PERIOD,
                    CLASS,
                    SUBJECT,
                    INSTRUCTION_LANGUAGE,
                    SHIFT -> false;
        };
    }

    private static final class CountedRows implements Rows {
        private final Rows rows;
        private long count;

        CountedRows(Rows rows) {
            this.rows = rows;
        }

        @Override
        public void add(String key, Object... cells) {
            count++;
            rows.add(key, cells);
        }

        @Override
        public void group(String key, String title) {
            rows.group(key, title);
        }

        @Override
        public void figure(String labelKey, Column.Kind kind, Object value) {
            rows.figure(labelKey, kind, value);
        }

        @Override
        public void figure(String labelKey, Column.Kind kind, Object value, String column) {
            rows.figure(labelKey, kind, value, column);
        }

        @Override
        public void count(long all) {
            rows.count(all);
        }
    }
}
