package kz.bbu.reporting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.bbu.api.platform.Reports.Format;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.view.Jte;
import kz.bbu.reporting.jte.JtereportGenerated;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Test;

/** Strings that others collected because programs stumble over them come out of every face of a report as they went in. */
public class StringsTest {
    private static final Path SAMPLES = Path.of("../../../../shared/data");

    /** The data rows of a page: the first cell has the number, the second the string. */
    private static final Pattern CELLS =
            Pattern.compile("(?s)<th[^>]*>\\s*(row \\d+)\\s*</th>\\s*<td[^>]*>(.*?)\\n?</td>");

    private final List<String> strings = new ArrayList<>();
    private TestEngine engine;

    @Before
    public void read() throws IOException {
        Assume.assumeTrue(
                "the third-party samples are not in " + SAMPLES.toAbsolutePath().normalize(),
                Files.isDirectory(SAMPLES));
        Set<String> found = new LinkedHashSet<>();
        collect(new ObjectMapper().readTree(SAMPLES.resolve("hostile/blns.json").toFile()), found);
        try (Stream<Path> files = Files.list(SAMPLES.resolve("csv_spectrum/json"))) {
            for (Path file : files.sorted().toList()) {
                collect(new ObjectMapper().readTree(file.toFile()), found);
            }
        }
        found.remove("");
        strings.addAll(found);
        assertTrue("the samples are seen", strings.size() > 400);
        engine = new TestEngine().with("strings", new Strings(strings));
    }

    private static void collect(JsonNode node, Collection<String> found) {
        if (node.isTextual()) {
            found.add(node.textValue());
        }
        node.forEach(child -> collect(child, found));
    }

    @After
    public void stop() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    public void jsonHasThemExactly() throws Exception {
        JsonNode rows = new ObjectMapper()
                .readTree(engine.export("strings", Format.JSON))
                .at("/rows");
        List<String> found = new ArrayList<>();
        rows.forEach(row -> found.add(row.at("/cells/name").asText()));
        assertEquals(strings, found);
    }

    @Test
    public void csvHasThemExactlyAndNoFormulas() throws Exception {
        List<String> found = new ArrayList<>();
        for (List<String> record : records(engine.text("strings", Format.CSV).substring(1), ';')) {
            found.add(record.get(1));
        }
        List<String> expected = strings.stream().map(CsvSink::guarded).toList();
        assertEquals(expected, found.subList(1, found.size()));
        assertTrue("some look like formulas", !expected.equals(strings));
    }

    /** RFC 4180, read by as few rules as it has. */
    private static List<List<String>> records(String csv, char separator) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (c == '"' && quoted && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                field.append(csv.charAt(++i));
            } else if (c == '"' && (quoted || field.length() == 0)) {
                quoted = !quoted;
            } else if (!quoted && (c == separator || csv.startsWith("\r\n", i))) {
                record.add(field.toString());
                field.setLength(0);
                if (c != separator) {
                    records.add(record);
                    record = new ArrayList<>();
                    i++;
                }
            } else {
                field.append(c);
            }
        }
        return records;
    }

    @Test
    public void workbooksHaveThemExactlyAsTexts() throws Exception {
        List<String> found = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(engine.export("strings", Format.XLSX)))) {
            for (Row row : book.getSheetAt(0)) {
                if (row.getCell(0) != null && row.getCell(0).toString().startsWith("row ")) {
                    assertEquals(CellType.STRING, row.getCell(1).getCellType());
                    found.add(row.getCell(1).getStringCellValue());
                }
            }
        }
        assertEquals(strings.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            // XML has no place for control characters, and makes one line break of two.
            if (strings.get(i).chars().allMatch(c -> c >= ' ' && c < 0xFFFE && !Character.isISOControl(c))) {
                assertEquals(strings.get(i), found.get(i));
            }
        }
    }

    @Test
    public void theScreenShowsThemExactly() {
        Set<String> found = new TreeSet<>();
        for (int page = 1; page <= (strings.size() + 99) / 100; page++) {
            Matcher cells = CELLS.matcher(page(page));
            while (cells.find()) {
                found.add(cells.group(1) + " " + unescaped(cells.group(2)));
            }
        }
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < strings.size(); i++) {
            expected.add("row " + i + " " + strings.get(i));
        }
        assertEquals(expected, found);
    }

    private String page(int number) {
        return engine.call(() -> {
            Address address = TestEngine.address("size", "100", "page", Integer.toString(number));
            ReportModel model = new ReportModel(engine.engine.screen("strings", address), engine.engine.texts());
            return Jte.html(out -> JtereportGenerated.render(out, null, model, model.texts()))
                    .asString();
        });
    }

    private static String unescaped(String html) {
        assertTrue(html, !html.contains("<"));
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    /** A row for each string. */
    private record Strings(List<String> strings) implements Report {
        @Override
        public Layout layout(ReportRequest request) {
            return Layout.builder()
                    .columns(Column.text("number"), Column.text("name"))
                    .build();
        }

        @Override
        public void fill(ReportRequest request, Rows rows) {
            for (int i = 0; i < strings.size(); i++) {
                rows.add(Integer.toString(i), "row " + i, strings.get(i));
            }
        }
    }
}
