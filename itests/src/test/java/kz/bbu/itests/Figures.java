package kz.bbu.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one answer of the performance report shows of all institutions.
 *
 * @param institutions how many there are, with journals or without
 * @param pupils those who have final marks
 * @param excellent those of them who have fives only
 */
record Figures(long institutions, long pupils, long excellent) {
    static final String ADDRESS = "/reports/performance.json?form=institution";

    private static final List<String> REPORTS =
            List.of("performance", "attendance", "activity", "institutionactivity", "journalkeeping", "institutions");

    /** Reads them, and fails on any other answer than the report. */
    static Figures of(Visitor visitor) {
        Visitor.Answer answer = visitor.get(ADDRESS);
        if (answer.status() != 200) {
            throw new AssertionError(answer);
        }
        JsonNode rows = Region.json(answer).path("rows");
        return new Figures(rows.size(), sum(rows, "pupils"), sum(rows, "excellent"));
    }

    private static long sum(JsonNode rows, String column) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.path("cells").path(column).asLong();
        }
        return sum;
    }

    /** The rows of every report on journals, and of the registry, by report. */
    static Map<String, String> ofAllReports(Visitor visitor) {
        Map<String, String> rows = new TreeMap<>();
        for (String report : REPORTS) {
            rows.put(
                    report,
                    Region.json(visitor.get("/reports/" + report + ".json"))
                            .path("rows")
                            .toString());
        }
        return rows;
    }
}
