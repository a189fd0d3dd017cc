package kz.bbu.tab.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Test;

public class SentFilesTest {
    private static final String TYPE = "multipart/form-data; boundary=b";

    @Test
    public void filesComeInTheOrderOfTheFormWithTheirNames() throws IOException {
        SentFiles sent = sent(field("note", "x")
                + file("Бұйрық №5.txt", "сәлем")
                + file("", "")
                + file("ұ".repeat(1000), "long")
                + file("../../b.txt", "two")
                + "--b--\r\n");
        List<String> told = new ArrayList<>();
        for (Optional<SentFiles.SentFile> next = sent.next(); next.isPresent(); next = sent.next()) {
            String content = new String(next.get().content().readAllBytes(), StandardCharsets.UTF_8);
            told.add(next.get().name() + ": " + content);
        }
        assertEquals(List.of("Бұйрық №5.txt: сәлем", "ұ".repeat(1000) + ": long", "../../b.txt: two"), told);
    }

    @Test
    public void whatIsLeftOfAFileIsPassedOver() throws IOException {
        SentFiles sent = sent(file("a", "x".repeat(100_000)) + file("b", "second") + "--b--\r\n");
        assertEquals('x', sent.next().orElseThrow().content().read());
        assertEquals("second", new String(sent.next().orElseThrow().content().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(Optional.empty(), sent.next());
    }

    @Test
    public void aFormThatBreaksOffIsABadRequest() {
        SentFiles sent = sent(file("a", "x") + "--b\r\nContent-Dispo");
        sent.next();
        assertEquals(
                CommonError.BAD_REQUEST, assertThrows(Problem.class, sent::next).code());
        for (String type : new String[] {"text/plain", "multipart/form-data", ""}) {
            assertEquals(
                    CommonError.BAD_REQUEST,
                    assertThrows(Problem.class, () -> new SentFiles(type, InputStream.nullInputStream()))
                            .code());
        }
        String hidden = file("a\u0000.png", "x");
        assertEquals(
                CommonError.BAD_REQUEST,
                assertThrows(Problem.class, () -> sent(hidden).next()).code());
    }

    private static SentFiles sent(String body) {
        return new SentFiles(TYPE, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String field(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String file(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }
}
