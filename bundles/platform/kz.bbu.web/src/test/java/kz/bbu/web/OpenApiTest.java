package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import org.junit.Test;

public class OpenApiTest {
    private final JsonNode document =
            OpenApi.document(Operation.of(Notes.class, "kz.bbu.tab.notes"), new FakeTexts(Language.EN), "1.2.3");

    /** What the resource below answers. */
    public record Note(long id, String text, Kind kind, Instant written, Optional<String> answer, List<Note> below) {
        public boolean isNew() {
            return below.isEmpty();
        }
    }

    /** How a note is meant. */
    public enum Kind {
        QUESTION,
        REMARK
    }

    /** A resource as modules write them. */
    @Path("/api/v1/notes")
    @Produces("application/json")
    @Allowed(Role.MEMBER)
    public static final class Notes {
        @GET
        public List<Note> list(@QueryParam("limit") @DefaultValue("50") int limit) {
            return new ArrayList<>(limit);
        }

        @GET
        @Path("{id: [0-9]{1,18}}/text")
        @Allowed(Role.ANONYMOUS)
        public Note text(@PathParam("id") long id) {
            return new Note(id, "", Kind.REMARK, Instant.EPOCH, Optional.empty(), List.of());
        }

        @POST
        @Consumes("text/csv")
        public Response load(InputStream body) {
            return Response.accepted(body).build();
        }
    }

    @Test
    public void pathsAreWithoutTheirPatterns() {
        List<String> paths = new ArrayList<>();
        document.get("paths").fieldNames().forEachRemaining(paths::add);
        paths.sort(null);
        assertEquals(List.of("/api/v1/notes", "/api/v1/notes/{id}/text"), paths);
    }

    @Test
    public void parametersHaveTheirPlacesTypesAndUsualValues() {
        JsonNode limit = document.at("/paths/~1api~1v1~1notes/get/parameters/0");
        assertEquals("query", limit.get("in").asText());
        assertEquals(50, limit.at("/schema/default").asInt());
        JsonNode id = document.at("/paths/~1api~1v1~1notes~1{id}~1text/get/parameters/0");
        assertEquals("path", id.get("in").asText());
        assertTrue(id.get("required").asBoolean());
        assertEquals("int64", id.at("/schema/format").asText());
    }

    @Test
    public void recordsAreDescribedAsTheyAreWritten() throws Exception {
        JsonNode note = document.at("/components/schemas/Note");
        JsonNode written =
                JsonWriter.MAPPER.valueToTree(new Note(1, "", Kind.REMARK, Instant.EPOCH, Optional.empty(), List.of()));
        List<String> described = new ArrayList<>();
        List<String> wrote = new ArrayList<>();
        note.get("properties").fieldNames().forEachRemaining(described::add);
        written.fieldNames().forEachRemaining(wrote::add);
        described.sort(null);
        wrote.sort(null);
        assertEquals(wrote, described);
        assertEquals("date-time", note.at("/properties/written/format").asText());
        assertEquals("null", note.at("/properties/answer/anyOf/1/type").asText());
        assertEquals(
                "#/components/schemas/Note",
                note.at("/properties/below/items/$ref").asText());
        assertEquals("QUESTION", note.at("/properties/kind/enum/0").asText());
    }

    @Test
    public void onlyWhatIsClosedAsksForAToken() {
        assertTrue(document.at("/paths/~1api~1v1~1notes/get").has("security"));
        assertFalse(document.at("/paths/~1api~1v1~1notes~1{id}~1text/get").has("security"));
    }

    @Test
    public void aBodyIsOfTheTypeThatIsConsumed() {
        assertTrue(
                document.at("/paths/~1api~1v1~1notes/post/requestBody/content").has("text/csv"));
    }

    @Test
    public void operationsHaveNamesOfTheirOwn() {
        List<String> ids = document.findValuesAsText("operationId");
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(ids.toString(), ids.contains("getNotesIdText"));
    }

    @Test
    public void aMethodThatSaysNothingIsForStaff() throws Exception {
        Operation silent = new Operation("GET", "/api/v1/x", Object.class.getMethod("toString"), "x");
        assertEquals(Role.STAFF, silent.role());
    }
}
