package kz.bbu.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** How long 100,000 rows of 12 columns take as XLSX and as CSV in a small heap. */
final class ExportBench {
    private static final int RUNS = 5;
    private static final int ROWS = 100_000;
    private static final String HEAP = "-Xmx256m";
    private static final String FILE = "/reports/longlist.";

    private final Path work;
    private final Path report;
    private final BenchTable table;

    /** Takes the jar of the report that is exported. */
    ExportBench(Path work, Path report, BenchTable table) {
        this.work = work;
        this.report = report;
        this.table = table;
    }

    void run() {
        GcLog gc = new GcLog(work.resolve("gc-export.txt"));
        try (Portal portal = Portal.measured("bench-export")
                .withOption(HEAP)
                .withOption(gc.option())
                .start()) {
            Visitor reader = portal.administrator();
            portal.console("bbu:install " + report);
            portal.await("/reports/longlist", status -> status != 404);
            byte[] csv = file(reader, "csv");
            byte[] xlsx = file(reader, "xlsx");
            complete("CSV", new String(csv, StandardCharsets.UTF_8).lines().count());
            complete("XLSX", rows(xlsx));
            List<Double> ofCsv = new ArrayList<>();
            List<Double> ofXlsx = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                ofXlsx.add(Timing.seconds(() -> file(reader, "xlsx")));
                ofCsv.add(Timing.seconds(() -> file(reader, "csv")));
            }
            double seconds = Timing.median(ofXlsx);
            double beside = Timing.median(ofCsv);
            table.row(
                    String.format("XLSX of %,d rows × 12 columns, %.1f MB, at `%s`", ROWS, xlsx.length / 1e6, HEAP),
                    BenchTable.time(seconds),
                    "the same as CSV " + BenchTable.time(beside) + "; XLSX takes " + BenchTable.number(seconds / beside)
                            + " times as long");
            table.row("heap meanwhile", gc.told(), portal.residentMegabytes() + " MB resident");
        }
    }

    private static byte[] file(Visitor reader, String format) {
        Visitor.Answer answer = reader.get(FILE + format);
        if (answer.status() != 200) {
            throw new AssertionError(format + " answers " + answer.status());
        }
        return answer.bytes();
    }

    private static void complete(String format, long rows) {
        if (rows < ROWS) {
            throw new AssertionError("the " + format + " has " + rows + " rows only");
        }
    }

    /** The rows of a workbook's sheets; it is read as a file, since POI streams its entries without their sizes. */
    private long rows(byte[] workbook) {
        Path file = work.resolve("longlist.xlsx");
        long rows = 0;
        try {
            Files.write(file, workbook);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    if (entry.getName().startsWith("xl/worksheets/sheet")) {
                        String sheet = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                        rows += sheet.split("<row ").length - 1;
                    }
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
