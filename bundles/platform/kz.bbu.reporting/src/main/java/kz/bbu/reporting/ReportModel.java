package kz.bbu.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.ReportRequest.Order;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Html;

/** What the page of a report shows, ready for its template. */
public final class ReportModel {
    private static final int MOST_UPRIGHT = 7;
    private static final int MOST_ON_A_SHEET = 14;

    private final Screen screen;
    private final Look look;
    private final Texts texts;
    private final Address address;
    private final String path;

    /** Takes the screen and the texts of kz.bbu.reporting. */
    ReportModel(Screen screen, Texts texts) {
        this.screen = screen;
        this.look = screen.look();
        this.texts = texts;
        this.address = Canonical.address(look);
        this.path = "/reports/" + look.report().id();
    }

    /** A place to go to. */
    public record Link(String label, String address, boolean current) {}

    /** The heading over neighbouring columns, or a column that has none and stands in both rows. */
    public record Heading(String label, int span, Optional<HeaderModel> column) {}

    public Texts texts() {
        return texts;
    }

    public String path() {
        return path;
    }

    public String description() {
        return look.texts().find("description").orElse("");
    }

    /** The title of the page: that of the report, or the figure that was opened. */
    String pageTitle() {
        return look.figure()
                .map(opened -> opened.rowName().isEmpty()
                        ? look.label(opened.column())
                        : opened.rowName() + ": " + look.label(opened.column()))
                .orElse(look.title());
    }

    public boolean isEvidence() {
        return look.figure().isPresent();
    }

    /** What the opened figure says; empty if that is not known. */
    public String openedValue() {
        return look.figure().map(Look.Opened::value).orElse("");
    }

    public Link back() {
        return new Link(look.title(), path(address.without(Address.ROW, Address.COLUMN, Address.SORT)), false);
    }

    public boolean isPrinted() {
        return look.address().has(Address.PRINT);
    }

    /** How the report is laid on paper: upright, lengthwise, or with each row as a card where no sheet is wide enough. */
    public String paper() {
        int columns = look.layout().columns().size();
        return columns > MOST_ON_A_SHEET
                ? "report report-cards"
                : columns > MOST_UPRIGHT ? "report report-wide" : "report";
    }

    /** The names of the columns that a row on a card carries with it; empty if the head of the table says them. */
    public List<String> cardLabels() {
        return look.layout().columns().size() > MOST_ON_A_SHEET
                ? look.layout().columns().stream().map(look::label).toList()
                : List.of();
    }

    public List<Link> forms() {
        return look.layout().forms().stream()
                .map(form -> new Link(
                        look.texts().text("form." + form),
                        path(address.without(Address.SORT, Address.PAGE).with(Address.FORM, form)),
                        form.equals(look.request().form())))
                .toList();
    }

    public FilterModel filters() {
        return new FilterModel(look, texts, address, path);
    }

    /** What was chosen, for paper. */
    public List<String> filterLines() {
        return look.filters().stream()
                .filter(filter -> !filter.isEmpty())
                .map(filter -> look.label(filter) + ": " + Head.chosen(filter))
                .toList();
    }

    public Optional<String> coverage() {
        return screen.coverage().map(coverage -> Head.coverageLine(texts, coverage));
    }

    public String made() {
        return texts.text("made", texts.formats().dateTime(screen.made()));
    }

    /** A large figure; the address of its records is empty if it cannot be opened. */
    public record KeyFigure(String label, String value, String address) {}

    public List<KeyFigure> figures() {
        CellText text = new CellText(texts.formats());
        return screen.whole().figures().stream()
                .map(figure -> new KeyFigure(figure.label(), text.of(figure.kind(), figure.value()), address(figure)))
                .toList();
    }

    private String address(Table.Figure figure) {
        boolean opens = !figure.column().isEmpty() && !TableModel.isZero(figure.value()) && !isEvidence();
        return opens ? evidence(Rows.ALL, figure.column()) : "";
    }

    /** The charts of a small report; those of a large one would show one page as if it were all. */
    public List<Html> charts() {
        if (!look.isSmall() || screen.whole().rows().isEmpty()) {
            return List.of();
        }
        List<Html> drawn = new ArrayList<>();
        for (Chart chart : look.layout().charts()) {
            ChartData.of(chart, screen.whole(), look, this::evidence)
                    .map(data -> ChartDrawing.html(data, chart.kind(), texts, drawn.size() + 1))
                    .ifPresent(drawn::add);
        }
        return drawn;
    }

    public boolean isEmpty() {
        return screen.page().rows().isEmpty();
    }

    /** Whether anything is chosen that can be cleared. */
    public boolean isNarrowed() {
        return look.filters().stream().anyMatch(filter -> !filter.isEmpty());
    }

    public String wideOpen() {
        Address kept = Address.of(java.util.Map.of());
        return path(
                look.request().form().isEmpty()
                        ? kept
                        : kept.with(Address.FORM, look.request().form()));
    }

    public boolean hasHeadings() {
        return look.layout().columns().stream()
                .anyMatch(column -> column.group().isPresent());
    }

    public List<Heading> headings() {
        List<Heading> headings = new ArrayList<>();
        List<Column> columns = look.layout().columns();
        int first = 0;
        while (first < columns.size()) {
            Optional<String> key = columns.get(first).group();
            int end = first + 1;
            while (key.isPresent()
                    && end < columns.size()
                    && key.equals(columns.get(end).group())) {
                end++;
            }
            Optional<HeaderModel> alone = key.isPresent() ? Optional.empty() : Optional.of(header(columns.get(first)));
            headings.add(new Heading(key.map(look.texts()::text).orElse(""), end - first, alone));
            first = end;
        }
        return headings;
    }

    /** The heads of the columns that stand under a heading; of all where there are no headings. */
    public List<HeaderModel> headersBelow() {
        return look.layout().columns().stream()
                .filter(column -> !hasHeadings() || column.group().isPresent())
                .map(this::header)
                .toList();
    }

    private HeaderModel header(Column column) {
        Optional<Order> order = look.request().order().filter(o -> o.column().equals(column.id()));
        String sort = order.isEmpty() ? "ascending" : order.get().descending() ? "none" : "descending";
        Address next = switch (sort) {
            case "ascending" -> address.with(Address.SORT, column.id());
            case "descending" -> address.with(Address.SORT, "-" + column.id());
            default -> address.without(Address.SORT);
        };
        String now = order.isEmpty() ? "none" : order.get().descending() ? "descending" : "ascending";
        return new HeaderModel(
                look.label(column), path(next.without(Address.PAGE)), now, Cells.isNumber(column.kind()));
    }

    /**
     * The head of a column.
     *
     * @param address where the same rows stand in the next order: up, down, the report's own
     * @param sort as in aria-sort
     */
    public record HeaderModel(String label, String address, String sort, boolean numeric) {}

    public TableModel table() {
        return new TableModel(screen, look, texts, this::evidence);
    }

    /** The address of the records behind a figure; empty if it cannot be opened. */
    private Optional<String> evidence(String key, Column column) {
        return column.opens() && !isEvidence() ? Optional.of(evidence(key, column.id())) : Optional.empty();
    }

    private String evidence(String key, String column) {
        return path(address.without(Address.SORT, Address.PAGE)
                .with(Address.ROW, key)
                .with(Address.COLUMN, column));
    }

    public Optional<String> note() {
        return look.layout().note().map(key -> look.texts().text(key));
    }

    public boolean hasPages() {
        return screen.paging().pages() > 1;
    }

    public String range() {
        Paging paging = screen.paging();
        return texts.text(
                "pager.range",
                texts.formats().number(paging.first()),
                texts.formats().number(paging.last()),
                texts.formats().number(paging.count()));
    }

    public List<Link> sizes() {
        return Paging.SIZES.stream()
                .map(size -> new Link(
                        Integer.toString(size),
                        path(address.without(Address.PAGE).with(Address.SIZE, Integer.toString(size))),
                        size == screen.paging().size()))
                .toList();
    }

    public Optional<String> previous() {
        return turned(-1);
    }

    public Optional<String> next() {
        return turned(1);
    }

    private Optional<String> turned(int pages) {
        int page = screen.paging().page() + pages;
        return page < 1 || page > screen.paging().pages()
                ? Optional.empty()
                : Optional.of(path(address.with(Address.PAGE, Integer.toString(page))));
    }

    /** The files of the same rows. */
    public List<Link> exports() {
        return List.of("xlsx", "csv", "json").stream()
                .map(format -> new Link(
                        format.toUpperCase(java.util.Locale.ROOT),
                        address.without(Address.PAGE, Address.SIZE).after(path + "." + format),
                        false))
                .toList();
    }

    public String printAddress() {
        return path(address.without(Address.PAGE, Address.SIZE).with(Address.PRINT, "1"));
    }

    public String screenAddress() {
        return path(address);
    }

    private String path(Address query) {
        return query.after(path);
    }
}
