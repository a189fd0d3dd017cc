package kz.bbu.reporting;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import kz.bbu.api.report.Chart;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Html;

/** Draws charts as SVG with attributes and classes only, as the content security policy asks. */
final class ChartDrawing {
    private static final int WIDE = 900;
    private static final int NARROW = 300;
    private static final int WIDEST_LABEL = 320;
    private static final double LETTER = 8;
    private static final int BAR = 20;
    private static final int GAP = 10;
    private static final int RIGHT = 90;
    private static final int LABEL_ABOVE = 20;
    private static final int LINE_HEIGHT = 260;
    private static final int LONGEST_LABEL = 36;

    private final ChartData data;
    private final Texts texts;
    private final CellText text;
    private final Writer out;
    private final int wide;
    private final int above;
    private final int labels;

    /** On a phone labels stand above their bars. */
    private ChartDrawing(ChartData data, Texts texts, Writer out, int wide) {
        this.data = data;
        this.texts = texts;
        this.text = new CellText(texts.formats());
        this.out = out;
        this.wide = wide;
        this.above = wide == NARROW ? LABEL_ABOVE : 0;
        this.labels = above > 0 ? 0 : widestLabel(data);
    }

    private static int widestLabel(ChartData data) {
        return data.points().stream()
                .mapToInt(point -> (int) (24 + LETTER * point.label().length()))
                .map(width -> Math.min(width, WIDEST_LABEL))
                .max()
                .orElse(WIDEST_LABEL);
    }

    /**
     * The chart as a figure with caption and legend; {@code number} tells it from others of the page.
     *
     * <p>It is drawn twice, for a desk and for a phone, and the style sheet shows one: letters cannot keep their size in a picture that shrinks.
     */
    static Html html(ChartData data, Chart.Kind kind, Texts texts, int number) {
        return out -> {
            ChartDrawing drawing = new ChartDrawing(data, texts, out, WIDE);
            drawing.begin(number);
            drawing.draw(kind, number);
            new ChartDrawing(data, texts, out, NARROW).draw(kind, number);
            drawing.end();
        };
    }

    private void begin(int number) throws IOException {
        out.write("<figure class=\"chart\" tabindex=\"0\" aria-labelledby=\"chart-" + number + "\">");
        out.write("<figcaption id=\"chart-" + number + "\">");
        escaped(data.title());
        out.write("</figcaption>");
    }

    private void draw(Chart.Kind kind, int number) throws IOException {
        switch (kind) {
            case BARS -> bars(number);
            case STACKED_BARS -> stacked(number);
            case LINES -> lines(number);
        }
    }

    private void end() throws IOException {
        if (data.left() > 0) {
            out.write("<p class=\"hint\">");
            escaped(texts.text("chart.left", ChartData.MOST_POINTS, data.left()));
            out.write("</p>");
        }
        out.write("</figure>");
    }

    private void open(int height, int number) throws IOException {
        out.write("<svg class=\"" + (wide == NARROW ? "narrow" : "wide") + "\" viewBox=\"0 0 " + wide + " " + height
                + "\" width=\"" + wide + "\" height=\"" + height + "\" role=\"group\" aria-labelledby=\"chart-" + number
                + "\">");
    }

    private void bars(int number) throws IOException {
        int series = data.series().size();
        int block = above + BAR * series + GAP;
        int top = legend(series > 1);
        open(top + block * data.points().size(), number);
        drawLegend(series > 1);
        double most = Math.max(1e-9, largest());
        for (int i = 0; i < data.points().size(); i++) {
            ChartData.Point point = data.points().get(i);
            int y = top + i * block;
            label(point.label(), y, y + (block - GAP) / 2 + 5);
            for (int s = 0; s < series; s++) {
                double value = point.values().get(s);
                double width = Double.isNaN(value) ? 0 : Math.max(0, value) / most * (wide - labels - RIGHT);
                bar(point, s, labels, y + above + s * BAR, width);
                word(labels + width + 6, y + above + s * BAR + 15, data.format(text, value), "start");
            }
        }
        out.write("</svg>");
    }

    private void stacked(int number) throws IOException {
        int top = legend(true);
        int block = above + BAR + GAP;
        open(top + block * data.points().size(), number);
        drawLegend(true);
        double most = Math.max(
                1e-9,
                data.points().stream().mapToDouble(ChartDrawing::sum).max().orElse(0));
        for (int i = 0; i < data.points().size(); i++) {
            ChartData.Point point = data.points().get(i);
            int y = top + i * block;
            label(point.label(), y, y + 15);
            double x = labels;
            for (int s = 0; s < point.values().size(); s++) {
                double value = point.values().get(s);
                double width = Double.isNaN(value) ? 0 : Math.max(0, value) / most * (wide - labels - RIGHT);
                bar(point, s, x, y + above, width);
                x += width;
            }
            word(x + 6, y + above + 15, data.format(text, sum(point)), "start");
        }
        out.write("</svg>");
    }

    private void lines(int number) throws IOException {
        int top = legend(true);
        int bottom = top + LINE_HEIGHT;
        open(bottom + 40, number);
        drawLegend(true);
        double most = Math.max(1e-9, largest());
        out.write("<line class=\"axis\" x1=\"60\" x2=\"" + (wide - 20) + "\" y1=\"" + bottom + "\" y2=\"" + bottom
                + "\"/>");
        word(54, top + 12, data.format(text, most), "end");
        word(54, bottom, data.format(text, 0), "end");
        double step =
                data.points().size() < 2 ? 0 : (wide - 100.0) / (data.points().size() - 1);
        for (int s = 0; s < data.series().size(); s++) {
            line(s, step, bottom, most);
        }
        int every = Math.max(1, (int) Math.ceil(data.points().size() * 90.0 / wide));
        for (int i = 0; i < data.points().size(); i += every) {
            word(70 + i * step, bottom + 22, shortened(data.points().get(i).label(), 12), "middle");
        }
        out.write("</svg>");
    }

    /** A missing value is a break in the line, never a zero. */
    private void line(int series, double step, int bottom, double most) throws IOException {
        StringBuilder path = new StringBuilder();
        boolean broken = true;
        for (int i = 0; i < data.points().size(); i++) {
            double value = data.points().get(i).values().get(series);
            if (!Double.isNaN(value)) {
                double y = bottom - Math.max(0, value) / most * (LINE_HEIGHT - 20);
                path.append(broken ? "M" : "L")
                        .append(number(70 + i * step))
                        .append(' ')
                        .append(number(y));
            }
            broken = Double.isNaN(value);
        }
        out.write("<path fill=\"none\" stroke-width=\"2\" stroke-dasharray=\""
                + List.of("none", "8 4", "2 4", "12 4 2 4", "4 2", "1 3").get(series) + "\" class=\"l" + (series + 1)
                + "\" d=\"" + path + "\"/>");
        for (int i = 0; i < data.points().size(); i++) {
            double value = data.points().get(i).values().get(series);
            if (!Double.isNaN(value)) {
                double y = bottom - Math.max(0, value) / most * (LINE_HEIGHT - 20);
                out.write("<circle class=\"f" + (series + 1) + "\" r=\"3.5\" cx=\"" + number(70 + i * step) + "\" cy=\""
                        + number(y) + "\">");
                title(data.points().get(i), series);
                out.write("</circle>");
            }
        }
    }

    private void bar(ChartData.Point point, int series, double x, double y, double width) throws IOException {
        String link = point.links().get(series);
        if (!link.isEmpty()) {
            out.write("<a href=\"");
            escaped(link);
            out.write("\" aria-label=\"");
            escaped(name(point, series));
            out.write("\">");
        }
        out.write("<rect class=\"f" + (series + 1) + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\""
                + number(width) + "\" height=\"" + (BAR - 2) + "\" rx=\"2\">");
        title(point, series);
        out.write("</rect>");
        if (!link.isEmpty()) {
            out.write("</a>");
        }
    }

    private void title(ChartData.Point point, int series) throws IOException {
        out.write("<title>");
        escaped(name(point, series));
        out.write("</title>");
    }

    private String name(ChartData.Point point, int series) {
        return point.label() + " — " + data.series().get(series) + ": "
                + data.format(text, point.values().get(series));
    }

    private int legend(boolean shown) {
        return shown ? 26 * ((data.series().size() + legendColumns() - 1) / legendColumns()) + 8 : 4;
    }

    private int legendColumns() {
        return above > 0 ? 1 : 3;
    }

    private void drawLegend(boolean shown) throws IOException {
        for (int s = 0; shown && s < data.series().size(); s++) {
            int x = (s % legendColumns()) * (wide / 3);
            int y = (s / legendColumns()) * 26;
            out.write("<rect class=\"f" + (s + 1) + "\" x=\"" + x + "\" y=\"" + (y + 4)
                    + "\" width=\"14\" height=\"14\"/>");
            word(x + 20, y + 16, shortened(data.series().get(s), 30), "start");
        }
    }

    private void label(String label, int top, int beside) throws IOException {
        if (above > 0) {
            word(0, top + 14, shortened(label, LONGEST_LABEL), "start");
        } else {
            word(labels - 10, beside, shortened(label, LONGEST_LABEL), "end");
        }
    }

    private static String shortened(String label, int most) {
        return label.length() <= most ? label : label.substring(0, most - 1).strip() + "…";
    }

    private void word(double x, double y, String words, String anchor) throws IOException {
        out.write("<text fill=\"currentColor\" x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor
                + "\">");
        escaped(words);
        out.write("</text>");
    }

    private double largest() {
        return data.points().stream()
                .flatMap(point -> point.values().stream())
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(0);
    }

    private static double sum(ChartData.Point point) {
        return point.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .sum();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void escaped(String words) throws IOException {
        Html.text(words).writeTo(out);
    }
}
