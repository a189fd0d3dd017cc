package kz.bbu.reporting;

import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.report.Section;
import kz.bbu.api.text.Texts;

/**
 * The reports that a viewer may see, by section (S30).
 *
 * @param sections those that have reports
 */
public record ReportList(List<Part> sections) {
    /** The reports of a section. */
    public record Part(String title, List<Item> items) {}

    /** A report in the list. */
    public record Item(String id, String title, String description) {}

    static ReportList of(List<InstalledReport> reports, Texts texts) {
        List<Part> parts = new ArrayList<>();
        for (Section section : Section.values()) {
            List<Item> items = reports.stream()
                    .filter(report -> report.section() == section)
                    .map(report -> item(report, texts))
                    .toList();
            if (!items.isEmpty()) {
                parts.add(new Part(texts.text("section." + section), items));
            }
        }
        return new ReportList(parts);
    }

    static Item item(InstalledReport report, Texts texts) {
        Texts own = texts.of(report.bundle());
        return new Item(report.id(), own.text("title"), own.find("description").orElse(""));
    }
}
