package kz.bbu.reporting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.ReportRequest.Order;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Texts;

/** Turns an address into a look at a report, and a look into rows. Calls code of the report: to be used within {@link Runs}. */
final class Looks {
    static final int SMALL_LIMIT = 10_000;
    static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private final Registry registry;
    private final Journals journals;
    private final Texts texts;
    private final Alphabet alphabet;
    private final Clock clock;
    private final SlowReports slow;

    Looks(Registry registry, Journals journals, Texts texts, Alphabet alphabet, Clock clock, SlowReports slow) {
        this.registry = registry;
        this.journals = journals;
        this.texts = texts;
        this.alphabet = alphabet;
        this.clock = clock;
        this.slow = slow;
    }

    /**
     * What an address asks for.
     *
     * @param window the rows that are wanted, for reports that honour it
     * @throws Problem NOT_FOUND if a filter, a form, or the figure to open is not there
     */
    Look look(InstalledReport report, Address address, Window window) {
        Texts own = texts.of(report.bundle()).in(texts.language());
        List<Filter> filters = FilterReader.read(report.report(), registry, journals, own, address);
        ReportRequest plain = new ReportRequest(
                FilterReader.choices(filters),
                address.one(Address.FORM).orElse(""),
                Optional.empty(),
                window,
                LocalDate.now(clock.withZone(ZONE)));
        ReportRequest formed = withForm(plain, forms(report.report(), plain));
        Layout layout = report.report().layout(formed);
        Look whole = look(report, own, address, filters, layout, formed);
        return address.has(Address.ROW) ? evidence(whole) : whole;
    }

    private Look look(
            InstalledReport report,
            Texts own,
            Address address,
            List<Filter> filters,
            Layout layout,
            ReportRequest formed) {
        ReportRequest request = ordered(formed, address, layout);
        return new Look(
                report,
                own,
                address,
                filters,
                layout,
                request,
                Optional.empty(),
                slow.watch(
                        report.id(), filters, request, rows -> report.report().fill(request, rows)));
    }

    private static List<String> forms(Report report, ReportRequest request) {
        try {
            return report.layout(request).forms();
        } catch (IllegalArgumentException e) {
            ReportRequest first =
                    new ReportRequest(request.choices(), "", request.order(), request.window(), request.today());
            if (request.form().isEmpty() || report.layout(first).forms().contains(request.form())) {
                throw e;
            }
            throw new Problem(e, CommonError.NOT_FOUND);
        }
    }

    private static ReportRequest withForm(ReportRequest request, List<String> forms) {
        if (request.form().isEmpty() && !forms.isEmpty()) {
            return new ReportRequest(
                    request.choices(), forms.get(0), request.order(), request.window(), request.today());
        }
        if (!request.form().isEmpty() && !forms.contains(request.form())) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        return request;
    }

    /** An order by a column that is not there is left aside: another form has other columns. */
    private static ReportRequest ordered(ReportRequest request, Address address, Layout layout) {
        Optional<Order> order = address.one(Address.SORT)
                .map(sort -> sort.startsWith("-") ? new Order(sort.substring(1), true) : new Order(sort, false))
                .filter(wanted ->
                        layout.columns().stream().anyMatch(column -> column.id().equals(wanted.column())));
        return new ReportRequest(request.choices(), request.form(), order, request.window(), request.today());
    }

    private Look evidence(Look whole) {
        String key = whole.address().one(Address.ROW).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        String columnId = whole.address().one(Address.COLUMN).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        Look.Opened opened = opened(whole, key, columnId);
        ReportRequest unordered = whole.request();
        Evidence evidence = whole.report().report().evidence(unordered, key, columnId);
        if (evidence.isNone()) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        ReportRequest request = ordered(unordered, whole.address(), evidence.layout());
        Evidence inOrder = whole.report().report().evidence(request, key, columnId);
        return new Look(
                whole.report(),
                whole.texts(),
                whole.address(),
                whole.filters(),
                evidence.layout(),
                request,
                Optional.of(opened),
                slow.watch(whole.report().id() + " (records)", whole.filters(), request, inOrder.fill()));
    }

    /** A figure of a small report is shown above its records; a row that is not there is a 404. */
    private Look.Opened opened(Look whole, String key, String columnId) {
        Optional<Column> column = whole.layout().columns().stream()
                .filter(candidate -> candidate.opens() && candidate.id().equals(columnId))
                .findFirst();
        if (key.equals(Rows.ALL)) {
            Table table = table(whole.isSmall() ? whole : firstRow(whole));
            return largeFigure(whole, table, columnId).orElseGet(() -> sum(whole, table, found(column), key));
        }
        return whole.isSmall()
                ? row(whole, table(whole), found(column), key)
                : new Look.Opened(found(column), key, "", "");
    }

    /** The look at a large report that costs least and still has the large figures. */
    private Look firstRow(Look whole) {
        ReportRequest all = whole.request();
        ReportRequest one =
                new ReportRequest(all.choices(), all.form(), Optional.empty(), new Window(0, 1), all.today());
        return look(whole.report(), whole.texts(), whole.address(), whole.filters(), whole.layout(), one);
    }

    private static <T> T found(Optional<T> wanted) {
        return wanted.orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    private static Optional<Look.Opened> largeFigure(Look whole, Table table, String columnId) {
        CellText text = new CellText(whole.texts().formats());
        return table.figures().stream()
                .filter(figure -> figure.column().equals(columnId))
                .findFirst()
                .map(figure -> new Look.Opened(
                        Column.text(columnId).labelled(figure.label()),
                        Rows.ALL,
                        "",
                        text.of(figure.kind(), figure.value())));
    }

    private Look.Opened row(Look whole, Table table, Column column, String key) {
        CellText text = new CellText(whole.texts().formats());
        return table.rows().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst()
                .map(row -> new Look.Opened(
                        column,
                        key,
                        text.of(table.columns().get(0).kind(), row.cells().get(0)),
                        text.of(column.kind(), row.cells().get(table.columns().indexOf(column)))))
                .orElseGet(() -> sum(whole, table, column, key));
    }

    /** The sum of a group, or of all rows; without a sum in this column it is a 404. */
    private Look.Opened sum(Look whole, Table table, Column column, String key) {
        Optional<Table.Group> group = table.groups().stream()
                .filter(candidate -> candidate.key().equals(key))
                .findFirst();
        Optional<List<Cell>> sums = key.equals(Rows.ALL) ? table.totals() : group.map(Table.Group::totals);
        CellText text = new CellText(whole.texts().formats());
        return found(sums.filter(any -> whole.layout().sumsOpen())
                .flatMap(cells -> cells.get(table.columns().indexOf(column)).value())
                .map(value -> new Look.Opened(
                        column,
                        key,
                        group.map(Table.Group::title)
                                .orElseGet(() -> whole.texts().text("word.total")),
                        text.of(column.kind(), value))));
    }

    /** The rows of a look: all of a small report, sorted, or the window of a large one. */
    Table table(Look look) {
        int most = look.isSmall() ? SMALL_LIMIT : look.request().window().limit();
        RowCollector rows = new RowCollector(look.layout().columns(), look.texts(), most);
        look.fill().accept(rows);
        Table table = rows.table(look.isSmall());
        return look.isSmall()
                ? new RowOrder(alphabet).sorted(table, look.request().order())
                : table;
    }
}
