package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Somebody who brings packages by the web page and waits for what becomes of them. */
final class Packages {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Visitor visitor;

    Packages(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Uploads a package of a source, and gives the import's id. */
    long upload(Path file, String source) {
        Visitor.Answer answer = visitor.get("/admin/imports")
                .upload("form[enctype]", Map.of("legalBasis", "тексеру", "newSource", source), file);
        assertEquals(answer.toString(), 303, answer.status());
        return imported(answer);
    }

    /** Asks for an import again, and gives the id of the one that is queued. */
    long repeat(long id) {
        Visitor.Answer answer = visitor.get("/admin/imports/" + id).submit("form[action$=/repeat]", Map.of());
        assertEquals(answer.toString(), 303, answer.status());
        return imported(answer);
    }

    private static long imported(Visitor.Answer answer) {
        return Long.parseLong(answer.header("Location").replaceAll(".*/", ""));
    }

    /** Waits until an import is in one of the states; one that ends otherwise is a failure. */
    JsonNode await(long id, String... states) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode found = null;
        while (System.nanoTime() < end) {
            found = find(id);
            if (List.of(states).contains(found.path("state").asText())) {
                return found;
            }
            assertTrue(
                    "ended instead of " + List.of(states) + ": " + found,
                    found.path("ended").isNull() || found.path("ended").isMissingNode());
            pause();
        }
        throw new AssertionError("still not " + List.of(states) + ": " + found);
    }

    JsonNode find(long id) {
        return Region.json(visitor.get("/api/v1/imports/" + id));
    }

    JsonNode newest() {
        return Region.json(visitor.get("/api/v1/imports?limit=1")).get(0);
    }

    /** One kind of an import's figures by file: read, added, changed or ended. */
    static Map<String, Long> counts(JsonNode found, String kind) {
        Map<String, Long> counts = new TreeMap<>();
        found.path("counts")
                .forEach(c -> counts.put(c.path("file").asText(), c.path(kind).asLong()));
        return counts;
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
