package kz.bbu.reporting;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.platform.Reports.Format;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Evidence;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.After;
import org.junit.Test;

public class ExportsTest {
    private static final int MANY = 50_000;

    private final TestEngine engine =
            new TestEngine().with("kinds", new Kinds()).with("large", new Large(MANY + 1));

    @After
    public void stop() {
        engine.close();
    }

    @Test
    public void aTextThatLooksLikeAFormulaStaysAText() throws Exception {
        String csv = engine.text("kinds", Format.CSV);
        assertTrue(csv, csv.contains("\r\n'=1+1;"));
        assertTrue(csv, csv.contains("\r\n\"'+7; \"\"a\"\"\";"));

        Row row = dataRow(sheet(engine.export("kinds", Format.XLSX)), "=1+1");
        assertEquals(CellType.STRING, row.getCell(0).getCellType());
    }

    @Test
    public void aSubjectThatLooksLikeAFormulaHeadsItsColumnAsText() throws Exception {
        try (TestEngine other = new TestEngine().with("subjects", new Subjects())) {
            String csv = other.text("subjects", Format.CSV);
            assertTrue(csv, csv.startsWith("\uFEFF'=cmd|' /C calc'!A0;'@SUM(1)\r\n"));
        }
    }

    @Test
    public void aFileTakesAsManyLargeFiguresAsAPage() throws Exception {
        try (TestEngine other = new TestEngine().with("figures", new Figures())) {
            String json = other.text("figures", Format.JSON);
            assertEquals(4, new ObjectMapper().readTree(json).get("figures").size());
        }
    }

    @Test
    public void csvIsWhatASpreadsheetOfTheLanguageExpects() throws Exception {
        assertTrue(engine.text("kinds", Format.CSV).startsWith("\uFEFF"));
        assertTrue(engine.text("kinds", Format.CSV).contains("1234567;12,50;88,4;01.09.2026;01.09.2026 11:00"));

        try (TestEngine english = new TestEngine(new FakeRegistry(), new FakeTexts(Language.EN))
                .with("kinds", new Kinds())
                .as(TestViewers.staff().in(Language.EN))) {
            assertTrue(english.text("kinds", Format.CSV).contains("\r\n'=1+1,1234567,"));
        }
    }

    @Test
    public void workbookCellsAreTyped() throws Exception {
        XSSFSheet sheet = sheet(engine.export("kinds", Format.XLSX));
        Row row = dataRow(sheet, "=1+1");

        assertEquals(1_234_567.0, row.getCell(1).getNumericCellValue(), 0);
        assertEquals(12.5, row.getCell(2).getNumericCellValue(), 0);
        assertEquals(0.884, row.getCell(3).getNumericCellValue(), 1e-9);
        assertEquals(
                LocalDate.of(2026, 9, 1),
                row.getCell(4).getLocalDateTimeCellValue().toLocalDate());
        assertEquals(11, row.getCell(5).getLocalDateTimeCellValue().getHour());
        assertEquals(row.getRowNum(), sheet.getPaneInformation().getHorizontalSplitPosition());
    }

    @Test
    public void aMissingValueIsADashAndNeverZero() throws Exception {
        Row row = dataRow(sheet(engine.export("kinds", Format.XLSX)), "+7; \"a\"");
        assertEquals("—", row.getCell(1).getStringCellValue());

        JsonNode json = new ObjectMapper().readTree(engine.export("kinds", Format.JSON));
        assertTrue(json.at("/rows/1/cells/pupils").isNull());
        assertEquals("not counted", json.at("/rows/1/reasons/pupils").asText());
    }

    @Test
    public void jsonIsTyped() throws Exception {
        JsonNode json = new ObjectMapper().readTree(engine.export("kinds", Format.JSON));

        assertEquals(1_234_567, json.at("/rows/0/cells/pupils").asLong());
        assertEquals("2026-09-01", json.at("/rows/0/cells/date").asText());
        assertEquals("too much", json.at("/rows/0/warnings/average").asText());
        assertEquals(2, json.at("/count").asInt());
        assertEquals(1_234_567, json.at("/totals/pupils").asLong());
        assertFalse("a script is no link", json.at("/rows/1/links").has("name"));
    }

    @Test
    public void allFacesShowTheSameRows() throws Exception {
        int screen = engine.screen("kinds").page().rows().size();
        JsonNode json = new ObjectMapper().readTree(engine.export("kinds", Format.JSON));
        long csv = engine.text("kinds", Format.CSV).lines().count() - 2;

        assertEquals(screen, json.at("/rows").size());
        assertEquals(screen, csv);
    }

    @Test
    public void largeReportsAreWrittenWhole() throws Exception {
        try (TestEngine own = new TestEngine().with("large", new Large(MANY))) {
            assertEquals(MANY + 1, own.text("large", Format.CSV).lines().count());
            JsonNode json = new ObjectMapper().readTree(own.export("large", Format.JSON));
            assertEquals(MANY, json.at("/count").asInt());
        }
    }

    @Test
    public void largeReportsAreWrittenWithoutKeepingTheirRows() {
        for (Format format : List.of(Format.CSV, Format.JSON, Format.XLSX)) {
            Watched watched = new Watched();
            try (TestEngine own = new TestEngine().with("watched", watched)) {
                own.call(() -> {
                    own.engine.export("watched", TestEngine.address(), format).writeTo(OutputStream.nullOutputStream());
                    return null;
                });
            }
            assertTrue(format + " keeps " + watched.kept, watched.kept < Watched.COUNT / 10);
        }
    }

    @Test
    public void figuresAndNoteStandInTheFilesOfLargeReports() throws Exception {
        try (TestEngine own = new TestEngine().with("large", new Large(3))) {
            JsonNode json = new ObjectMapper().readTree(own.export("large", Format.JSON));
            assertEquals(3, json.at("/figures/0/value").asInt());
            assertEquals(
                    own.screen("large").look().texts().text("note"),
                    json.at("/note").asText());
            dataRow(
                    sheet(own.export("large", Format.XLSX)),
                    json.at("/figures/0/label").asText() + ": 3");
        }
        try (TestEngine none = new TestEngine().with("large", new Large(0))) {
            assertEquals(
                    0,
                    new ObjectMapper()
                            .readTree(none.export("large", Format.JSON))
                            .at("/figures/0/value")
                            .asInt());
        }
    }

    @Test
    public void aLargeFigureOfALargeReportOpensWithoutItsRows() {
        Screen opened = engine.screen("large", "row", "*", "column", "all");
        assertEquals(1, opened.page().rows().size());
        assertEquals(
                Integer.toString(MANY + 1),
                opened.look().figure().orElseThrow().value().replaceAll("\\D", ""));
        Problem problem = assertThrows(Problem.class, () -> engine.screen("large", "row", "*", "column", "name"));
        assertEquals(CommonError.NOT_FOUND, problem.code());
    }

    @Test
    public void anErrorHalfWayLeavesNoValidFile() {
        for (Format format : List.of(Format.CSV, Format.JSON, Format.XLSX)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThrows(
                    format.name(),
                    Problem.class,
                    () -> engine.call(() -> {
                        engine.engine
                                .export("large", TestEngine.address(), format)
                                .writeTo(out);
                        return null;
                    }));
            if (format == Format.JSON) {
                assertThrows(JsonProcessingException.class, () -> new ObjectMapper().readTree(out.toByteArray()));
            }
            if (format == Format.XLSX) {
                assertEquals("nothing was written", 0, out.size());
            }
        }
    }

    @Test
    public void aLargeReportGetsItsWindowAndOrder() {
        try (TestEngine own = new TestEngine().with("large", new Large(MANY))) {
            Screen screen = own.screen("large", "page", "3", "size", "25", "sort", "-name");

            assertEquals("row 50", screen.page().rows().get(0).key());
            assertEquals(MANY, screen.paging().count());
            assertTrue(screen.look().request().order().orElseThrow().descending());
            assertTrue(screen.page().totals().isEmpty());
        }
    }

    @Test
    public void aPageBehindTheLastIsTheLast() {
        try (TestEngine own = new TestEngine().with("large", new Large(MANY))) {
            Screen screen = own.screen("large", "page", "99999", "size", "100");

            assertEquals(100, screen.page().rows().size());
            assertEquals(MANY / 100, screen.paging().page());
        }
    }

    private static XSSFSheet sheet(byte[] book) throws Exception {
        assertArrayEquals(new byte[] {'P', 'K'}, new byte[] {book[0], book[1]});
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            return workbook.getSheetAt(0);
        }
    }

    private static Row dataRow(XSSFSheet sheet, String first) {
        List<String> seen = new ArrayList<>();
        for (Row row : sheet) {
            String text = row.getCell(0).getStringCellValue();
            if (text.equals(first)) {
                return row;
            }
            seen.add(text);
        }
        throw new AssertionError("no row " + first + " among " + seen);
    }

    /** Counts at its end how many of the texts of its rows somebody still holds. */
    private static final class Watched implements Report {
        static final int COUNT = 10_000;
        int kept = COUNT;

        @Override
        public Layout layout(ReportRequest request) {
            return Layout.builder()
                    .columns(Column.text("name"))
                    .size(Layout.Size.LARGE)
                    .build();
        }

        @Override
        public void fill(ReportRequest request, Rows rows) {
            List<WeakReference<String>> texts = new ArrayList<>();
            for (int i = 0; i < COUNT; i++) {
                String text = "Name " + i;
                texts.add(new WeakReference<>(text));
                rows.add("row " + i, text);
            }
            System.gc();
            kept = (int) texts.stream().filter(text -> text.get() != null).count();
        }
    }

    /** Columns that are named by the data. */
    private static final class Subjects implements Report {
        @Override
        public Layout layout(ReportRequest request) {
            return Layout.builder()
                    .columns(
                            Column.text("one").labelled("=cmd|' /C calc'!A0"),
                            Column.text("other").labelled("@SUM(1)"))
                    .build();
        }

        @Override
        public void fill(ReportRequest request, Rows rows) {
            rows.add("1", "a", "b");
        }
    }

    /** More large figures than there are places for. */
    private static final class Figures implements Report {
        @Override
        public Layout layout(ReportRequest request) {
            return Layout.builder()
                    .columns(Column.text("name"))
                    .size(Layout.Size.LARGE)
                    .build();
        }

        @Override
        public void fill(ReportRequest request, Rows rows) {
            for (long i = 0; i < 100; i++) {
                rows.figure("figure", Column.Kind.INTEGER, i);
            }
            rows.add("1", "a");
        }
    }

    /** One column of each kind. */
    private static final class Kinds implements Report {
        @Override
        public Layout layout(ReportRequest request) {
            return Layout.builder()
                    .columns(
                            Column.text("name"),
                            Column.integer("pupils").summed(),
                            Column.decimal("average"),
                            Column.percent("share"),
                            Column.date("date"),
                            Column.time("time"))
                    .build();
        }

        @Override
        public void fill(ReportRequest request, Rows rows) {
            LocalDate day = LocalDate.of(2026, 9, 1);
            Instant time = Instant.parse("2026-09-01T06:00:00Z");
            rows.add("1", "=1+1", 1_234_567L, Cell.of(12.5).warn("too much"), 88.4, day, time);
            Cell script = Cell.of("+7; \"a\"").link("javascript:alert(1)");
            rows.add("2", script, Cell.missing("not counted"), null, null, null, null);
        }
    }

    /** A report of any number of rows; the one after {@link #MANY} breaks. */
    private record Large(int count) implements Report {
        @Override
        public Layout layout(ReportRequest request) {
            return Layout.builder()
                    .columns(Column.text("name"))
                    .note("note")
                    .size(Layout.Size.LARGE)
                    .build();
        }

        @Override
        public void fill(ReportRequest request, Rows rows) {
            rows.figure("figure", Column.Kind.INTEGER, count, "all");
            rows.count(count);
            long end =
                    Math.min(count, request.window().offset() + request.window().limit());
            for (long i = request.window().offset(); i < end; i++) {
                if (i == MANY) {
                    throw new IllegalStateException("broken");
                }
                rows.add("row " + i, "Name " + i);
            }
        }

        @Override
        public Evidence evidence(ReportRequest request, String rowKey, String column) {
            Layout layout = Layout.builder().columns(Column.text("name")).build();
            return new Evidence(layout, rows -> rows.add(rowKey, column));
        }
    }
}
