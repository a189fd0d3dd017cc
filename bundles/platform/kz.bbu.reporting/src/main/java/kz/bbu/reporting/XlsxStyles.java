package kz.bbu.reporting;

import java.util.EnumMap;
import java.util.Map;
import kz.bbu.api.report.Column;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The cell styles of a workbook, each made once. */
final class XlsxStyles {
    private static final Map<Column.Kind, String> FORMATS = Map.of(
            Column.Kind.TEXT, "@",
            Column.Kind.INTEGER, "#,##0",
            Column.Kind.DECIMAL, "#,##0.00",
            Column.Kind.PERCENT, "0.0%",
            Column.Kind.DATE, "dd.mm.yyyy",
            Column.Kind.TIME, "dd.mm.yyyy hh:mm");

    private final Workbook book;
    private final Map<Column.Kind, CellStyle> values = new EnumMap<>(Column.Kind.class);
    private final Map<Column.Kind, CellStyle> warned = new EnumMap<>(Column.Kind.class);
    private final Map<Column.Kind, CellStyle> strong = new EnumMap<>(Column.Kind.class);
    private final CellStyle title;
    private final CellStyle header;
    private final CellStyle group;
    private final CellStyle missing;
    private final CellStyle plain;

    XlsxStyles(Workbook book) {
        this.book = book;
        Font bold = font(true, IndexedColors.AUTOMATIC);
        Font warning = font(true, IndexedColors.DARK_RED);
        for (Column.Kind kind : Column.Kind.values()) {
            values.put(kind, style(kind));
            warned.put(kind, with(style(kind), warning));
            strong.put(kind, with(style(kind), bold));
        }
        Font large = font(true, IndexedColors.AUTOMATIC);
        large.setFontHeightInPoints((short) 14);
        title = with(book.createCellStyle(), large);
        header = with(book.createCellStyle(), bold);
        header.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        header.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        header.setBorderBottom(BorderStyle.THIN);
        header.setWrapText(true);
        header.setVerticalAlignment(VerticalAlignment.CENTER);
        group = with(style(Column.Kind.TEXT), bold);
        missing = book.createCellStyle();
        missing.setAlignment(HorizontalAlignment.CENTER);
        missing.setVerticalAlignment(VerticalAlignment.TOP);
        plain = book.createCellStyle();
    }

    CellStyle value(Column.Kind kind, boolean hasWarning) {
        return hasWarning ? warned.get(kind) : values.get(kind);
    }

    /** For sums. */
    CellStyle strong(Column.Kind kind) {
        return strong.get(kind);
    }

    CellStyle title() {
        return title;
    }

    CellStyle header() {
        return header;
    }

    CellStyle group() {
        return group;
    }

    CellStyle missing() {
        return missing;
    }

    CellStyle plain() {
        return plain;
    }

    private CellStyle style(Column.Kind kind) {
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(FORMATS.get(kind)));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(kind == Column.Kind.TEXT);
        return style;
    }

    private static CellStyle with(CellStyle style, Font font) {
        style.setFont(font);
        return style;
    }

    private Font font(boolean bold, IndexedColors colour) {
        Font font = book.createFont();
        font.setBold(bold);
        if (colour != IndexedColors.AUTOMATIC) {
            font.setColor(colour.getIndex());
        }
        return font;
    }
}
