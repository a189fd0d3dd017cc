package kz.bbu.itests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** The demo region as an administrator of the whole sees it: its authorities and the institutions of each. */
final class Region {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Map<String, Long> authorities = new LinkedHashMap<>();
    private final List<Institution> institutions = new ArrayList<>();

    /** An institution and the authority directly above it. */
    record Institution(long id, String authority, JsonNode cells) {
        /** A cell of the report as text; empty if there is none. */
        String text(String column) {
            return cells.path(column).asText("");
        }
    }

    private Region() {}

    /** Waits until the demo region is loaded, and reads it. */
    static Region of(Visitor administrator) {
        await(administrator);
        Region region = new Region();
        for (Element option : administrator.get("/admin/users").html().select("select[name=authority] option")) {
            region.authorities.put(option.text().strip(), Long.valueOf(option.val()));
        }
        for (JsonNode row :
                json(administrator.get("/reports/institutions.json")).path("rows")) {
            region.institutions.add(new Institution(
                    row.path("key").asLong(),
                    row.path("cells").path("authority").asText(),
                    row.path("cells")));
        }
        return region;
    }

    private static void await(Visitor administrator) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode jobs = json(administrator.get("/api/v1/jobs"));
        while (System.nanoTime() < end) {
            for (JsonNode job : jobs) {
                boolean demo = job.path("type").asText().equals("demo.region");
                if (demo && job.path("state").asText().equals("DONE")) {
                    return;
                }
            }
            pause();
            jobs = json(administrator.get("/api/v1/jobs"));
        }
        throw new AssertionError("The demo region is not loaded: " + jobs);
    }

    /** The authorities with institutions, by name; the root has none of its own. */
    List<String> districts() {
        return institutions.stream()
                .map(Institution::authority)
                .distinct()
                .sorted()
                .toList();
    }

    /** The id of an authority. */
    long id(String authority) {
        return authorities.get(authority);
    }

    /** The id of the authority above all. */
    long root() {
        return authorities.values().iterator().next();
    }

    List<Institution> institutions() {
        return institutions;
    }

    List<Institution> institutionsOf(String authority) {
        return institutions.stream()
                .filter(i -> i.authority().equals(authority))
                .toList();
    }

    /** The body of an answer as JSON. */
    static JsonNode json(Visitor.Answer answer) {
        try {
            return JSON.readTree(answer.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.toString(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
