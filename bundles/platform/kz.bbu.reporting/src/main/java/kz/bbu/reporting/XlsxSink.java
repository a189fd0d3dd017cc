package kz.bbu.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes a workbook with typed cells; rows go to a temporary file as they come, and what a text begins with never makes it a formula. */
final class XlsxSink implements Sink, AutoCloseable {
    private static final int ROWS_IN_MEMORY = 200;
    private static final int ROWS_OF_A_SHEET = 1_000_000;
    private static final int LONGEST_TEXT = 32_000;
    private static final Map<Column.Kind, Integer> WIDTHS = Map.of(
            Column.Kind.TEXT, 28,
            Column.Kind.INTEGER, 12,
            Column.Kind.DECIMAL, 12,
            Column.Kind.PERCENT, 12,
            Column.Kind.DATE, 12,
            Column.Kind.TIME, 18);

    private final OutputStream out;
    private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final XlsxStyles styles = new XlsxStyles(book);
    private Head head;
    private SXSSFSheet sheet;
    private int next;
    private int headerRow;

    XlsxSink(OutputStream out) {
        this.out = out;
        book.setCompressTempFiles(true);
    }

    @Override
    public void begin(Head of) {
        head = of;
        openSheet();
        line(head.title(), styles.title());
        head.filterLines().forEach(text -> line(text, styles.plain()));
        head.coverageLine().ifPresent(text -> line(text, styles.plain()));
        line(head.made(head.made()), styles.plain());
        CellText values = new CellText(head.texts().formats());
        for (Table.Figure figure : head.figures()) {
            line(figure.label() + ": " + values.of(figure.kind(), figure.value()), styles.plain());
        }
        next++;
        header();
    }

    @Override
    public void group(Table.Group group) {
        Row row = newRow();
        for (int i = 0; i < head.columns().size(); i++) {
            write(row, i, head.columns().get(i).kind(), sumOf(group, i), true);
        }
        text(row, 0, group.title(), styles.group());
    }

    private static Cell sumOf(Table.Group group, int index) {
        return group.totals().isEmpty() ? Cells.BLANK : group.totals().get(index);
    }

    @Override
    public void row(String key, List<Cell> cells) {
        Row row = newRow();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.value().isEmpty()) {
                text(row, i, CellText.DASH, styles.missing());
            } else {
                write(row, i, head.columns().get(i).kind(), cell, false);
            }
        }
        if (head.warnings()) {
            text(row, cells.size(), CsvSink.warnings(head, cells), styles.plain());
        }
    }

    @Override
    public void totals(List<Cell> cells) {
        Row row = newRow();
        for (int i = 0; i < cells.size(); i++) {
            write(row, i, head.columns().get(i).kind(), cells.get(i), true);
        }
        if (cells.get(0).value().isEmpty()) {
            text(row, 0, head.texts().text("word.total"), styles.group());
        }
    }

    @Override
    public void end() throws IOException {
        head.look().layout().note().ifPresent(key -> {
            next++;
            line(head.look().texts().text(key), styles.plain());
        });
        book.write(out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    private void openSheet() {
        String name = WorkbookUtil.createSafeSheetName(head.look().title());
        String number = book.getNumberOfSheets() == 0 ? "" : " " + (book.getNumberOfSheets() + 1);
        sheet = book.createSheet(name.substring(0, Math.min(name.length(), 28)).strip() + number);
        sheet.getPrintSetup().setLandscape(head.columns().size() > 7);
        sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        for (int i = 0; i < head.columns().size(); i++) {
            int width = WIDTHS.get(head.columns().get(i).kind()) + (i == 0 ? 16 : 0);
            sheet.setColumnWidth(i, width * 256);
        }
        if (head.warnings()) {
            sheet.setColumnWidth(head.columns().size(), 44 * 256);
        }
        next = 0;
    }

    private void header() {
        boolean over = head.columns().stream().anyMatch(column -> column.group().isPresent());
        if (over) {
            Row row = newRow();
            int i = 0;
            while (i < head.columns().size()) {
                i = headingOver(row, i);
            }
        }
        Row row = newRow();
        headerRow = row.getRowNum();
        for (int i = 0; i < head.labels().size(); i++) {
            text(row, i, head.labels().get(i), styles.header());
        }
        if (head.warnings()) {
            text(row, head.labels().size(), head.texts().text("column.warnings"), styles.header());
        }
        sheet.createFreezePane(1, headerRow + 1);
        sheet.setRepeatingRows(new CellRangeAddress(headerRow, headerRow, -1, -1));
    }

    private int headingOver(Row row, int first) {
        String key = head.columns().get(first).group().orElse("");
        int end = first + 1;
        while (!key.isEmpty()
                && end < head.columns().size()
                && key.equals(head.columns().get(end).group().orElse(""))) {
            end++;
        }
        for (int i = first; i < end; i++) {
            text(row, i, key.isEmpty() || i > first ? "" : head.look().texts().text(key), styles.header());
        }
        if (end - first > 1) {
            sheet.addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), first, end - 1));
        }
        return end;
    }

    private Row newRow() {
        if (next == ROWS_OF_A_SHEET) {
            openSheet();
            header();
        }
        return sheet.createRow(next++);
    }

    private void line(String text, org.apache.poi.ss.usermodel.CellStyle style) {
        text(newRow(), 0, text, style);
    }

    private void text(Row row, int index, String text, org.apache.poi.ss.usermodel.CellStyle style) {
        org.apache.poi.ss.usermodel.Cell cell = row.createCell(index);
        cell.setCellValue(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        cell.setCellStyle(style);
    }

    private void write(Row row, int index, Column.Kind kind, Cell given, boolean strong) {
        org.apache.poi.ss.usermodel.CellStyle style = strong
                ? styles.strong(kind)
                : styles.value(kind, !given.warning().isEmpty());
        Object value = given.value().orElse("");
        if (value instanceof String text) {
            text(row, index, text, style);
            return;
        }
        org.apache.poi.ss.usermodel.Cell cell = row.createCell(index);
        cell.setCellStyle(style);
        if (value instanceof LocalDate date) {
            cell.setCellValue(date);
        } else if (value instanceof Instant instant) {
            cell.setCellValue(LocalDateTime.ofInstant(instant, Looks.ZONE));
        } else {
            double number = ((Number) value).doubleValue();
            cell.setCellValue(kind == Column.Kind.PERCENT ? number / 100 : number);
        }
    }
}
