package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.view.Page;
import org.junit.Test;

public class FailuresTest {
    private static final Pattern INCIDENT = Pattern.compile("\\b[0-9a-f]{12}\\b");

    private final TestPortal portal = new TestPortal().furnished();

    @Test
    public void aFaultOfOursIsANumberAndNothingOfItsInside() {
        Throwable fault = new IllegalStateException(
                "kz.bbu.registry.Sql", new SQLException("select iin from registry_person where id = 7"));
        Failures.Told told = portal.tell(fault, TestExchange.get("/org/oblast/structure"));
        assertEquals(500, told.status());
        String words = words(told);
        assertTrue(words, INCIDENT.matcher(words).find());
        for (String inside : new String[] {"kz.bbu", "select", "Exception", "registry_person"}) {
            assertFalse(words, words.contains(inside));
        }
    }

    @Test
    public void theLogKeepsNoSecretOfALink() {
        assertEquals("/password/…", Failures.withoutSecrets("/password/Zk3vQ9_x-2mT7hLwYpR4sNcB8dFgJ6aU0eVtXqIoKyM"));
        assertEquals("/org/oblast/structure", Failures.withoutSecrets("/org/oblast/structure"));
    }

    @Test
    public void everyFaultHasANumberOfItsOwn() {
        TestExchange page = TestExchange.get("/");
        assertFalse(incident(words(portal.tell(new RuntimeException(), page)))
                .equals(incident(words(portal.tell(new RuntimeException(), page)))));
    }

    @Test
    public void programsAreToldTheSameAsJson() {
        String json = words(portal.tell(new Problem(CommonError.CONFLICT), TestExchange.get("/api/v1/imports/7")));
        assertTrue(json, json.startsWith("{\"status\":409,\"code\":\"conflict\",\"message\":\""));
        assertFalse(json, json.contains("incident"));
        String fault = words(portal.tell(new RuntimeException("secret"), TestExchange.get("/api/v1/imports")));
        assertTrue(fault, fault.contains("\"incident\":\"" + incident(fault) + "\""));
        assertFalse(fault, fault.contains("secret"));
    }

    @Test
    public void aProblemIsFoundBehindWhatWrapsIt() {
        Throwable wrapped =
                new RuntimeException(new UncheckedIOException(new IOException(new Problem(CommonError.TOO_LARGE, 64))));
        assertEquals(
                413, portal.tell(wrapped, TestExchange.get("/admin/imports")).status());
    }

    @Test
    public void aBodyThatEndsEarlyIsTheClientsFault() {
        assertEquals(
                400,
                portal.tell(new ProcessingException("eof"), TestExchange.get("/api/v1/imports"))
                        .status());
    }

    @Test
    public void aCharsetThatThereIsNotIsTheClientsFault() {
        Throwable failure = assertThrows(UnsupportedCharsetException.class, () -> Charset.forName("nonsense"));
        assertEquals(400, portal.tell(failure, TestExchange.get("/login")).status());
    }

    @Test
    public void aPartOfThePortalThatIsAwayIsNotAnUnknownPage() {
        assertEquals(
                503,
                portal.tell(new NotFoundException(), TestExchange.get("/admin/imports"))
                        .status());
        assertEquals(
                404,
                portal.tell(new NotFoundException(), TestExchange.get("/admin/imports/7"))
                        .status());
    }

    @Test
    public void aPortalThatIsEndingIsAwayAndNotFaulty() {
        portal.isEnding = true;
        Throwable gone = new IllegalStateException("Request scope has been already shut down.");
        Failures.Told told = portal.tell(gone, TestExchange.get("/org/oblast/structure"));
        assertEquals(503, told.status());
        assertFalse(words(told), INCIDENT.matcher(words(told)).find());
    }

    @Test
    public void anUnknownPageLeadsHome() {
        Failures.Told told = portal.tell(new NotFoundException(), TestExchange.get("/nowhere"));
        assertEquals(404, told.status());
        assertTrue(words(told), words(told).contains("href=\"/\""));
    }

    @Test
    public void theAddressOfAModuleThatIsOffSaysSo() {
        TestExchange off = TestExchange.get("/org/oblast/page");
        String told = words(portal.tell(new NotFoundException(), off));
        assertTrue(told, told.startsWith("Бөлім өшірулі\n"));
        String on = words(portal.tell(new NotFoundException(), TestExchange.get("/org/oblast/structure/7")));
        assertEquals(words(portal.tell(new NotFoundException(), TestExchange.get("/nowhere"))), on);
    }

    @Test
    public void theAddressOfAFunctionThatItsAuthorityHasSwitchedOffSaysSo() {
        String off = words(portal.tell(new NotFoundException(), TestExchange.get("/org/district/people/7")));
        assertTrue(off, off.startsWith("Бөлім өшірулі\n"));
        String on = words(portal.tell(new NotFoundException(), TestExchange.get("/org/oblast/people/7")));
        assertEquals(words(portal.tell(new NotFoundException(), TestExchange.get("/nowhere"))), on);
    }

    @Test
    public void aStrangerIsLedToTheLogin() {
        String words = words(portal.tell(new Problem(CommonError.FORBIDDEN), TestExchange.get("/reports")));
        assertTrue(words, words.contains("href=\"/login\""));
    }

    @Test
    public void aConnectionWithABodyThatNobodyReadEndsWithNotice() {
        TestExchange upload = new TestExchange("POST", "/admin/imports").asking("Content-Length", "7");
        portal.tell(new Problem(CommonError.FORGED), upload);
        assertEquals("close", upload.headers.get("Connection"));
        TestExchange page = TestExchange.get("/nowhere");
        portal.tell(new NotFoundException(), page);
        assertFalse(page.headers.containsKey("Connection"));
    }

    @Test
    public void theFrameStandsWhileTheDatabaseIsAway() {
        portal.frames.directory = TestExchange.fake(Directory.class, (name, arguments) -> {
            throw new IllegalStateException("no connection");
        });
        String page = portal.render(
                TestPortal.ANYBODY, TestExchange.get("/org/oblast/structure"), Page.of("Қате", out -> out.write("!")));
        assertTrue(page, page.contains("Қате"));
    }

    private static String incident(String words) {
        Matcher matcher = INCIDENT.matcher(words);
        assertTrue(words, matcher.find());
        return matcher.group();
    }

    private static String words(Failures.Told told) {
        if (told.body() instanceof Page page) {
            StringWriter out = new StringWriter();
            try {
                page.content().writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return page.title() + "\n" + out;
        }
        return new String((byte[]) told.body(), StandardCharsets.UTF_8);
    }
}
