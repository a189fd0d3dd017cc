package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.BeforeClass;
import org.junit.Test;

/** What is refused, by the portal or by the server under it, and what the answer says. */
public class RefusalsIT {
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
    private static final String HOST = "Host: portal\r\n";
    private static final String LAST = "Connection: close\r\n\r\n";
    private static final Pattern INSIDE = Pattern.compile(
            "\\bat [a-z]+(\\.[a-zA-Z]+)+\\(|Exception|SQLSTATE|org\\.|kz\\.bbu|jetty|jersey|(?m)^(Server|X-Powered-By):",
            Pattern.CASE_INSENSITIVE);

    private static Portal portal;

    @BeforeClass
    public static void start() {
        portal = SharedPortal.get();
        Region.of(portal.administrator());
    }

    @Test
    public void whatTheServerRefusesBeforeThePortalSeesItTellsNothingOfItsInside() {
        Map<String, String> malformed = new LinkedHashMap<>();
        malformed.put("no host", "GET / HTTP/1.1\r\n" + LAST);
        malformed.put("two hosts", "GET / HTTP/1.1\r\n" + HOST + HOST + LAST);
        malformed.put("no HTTP", "GARBAGE\r\n\r\n");
        malformed.put("HTTP of the future", "GET / HTTP/9.9\r\n" + HOST + LAST);
        malformed.put("no address", "GET /%zz HTTP/1.1\r\n" + HOST + LAST);
        malformed.put("length without a number", "POST /login HTTP/1.1\r\n" + HOST + "Content-Length: x\r\n" + LAST);
        malformed.put("a header without a name", "GET / HTTP/1.1\r\n" + HOST + ": x\r\n" + LAST);
        malformed.put("414", "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n" + HOST + LAST);
        malformed.put("431", "GET / HTTP/1.1\r\n" + HOST + "X-Long: " + "x".repeat(100_000) + "\r\n" + LAST);
        String policy = portal.visitor().get("/health").header("Content-Security-Policy");
        assertTrue(policy, policy.startsWith("default-src 'none'"));
        List<String> faults = new ArrayList<>();
        malformed.forEach((name, request) -> {
            String answer = send(request);
            boolean refused = answer.matches("(?s)HTTP/1\\.[01] [45]\\d\\d .*") && answers(answer) == 1;
            boolean asNamed = !name.matches("\\d+") || answer.split(" ", 3)[1].equals(name);
            boolean closed = answer.contains("Content-Security-Policy: " + policy + "\r\n")
                    && answer.contains("X-Content-Type-Options: nosniff");
            if (!refused || !asNamed || !closed || INSIDE.matcher(answer).find()) {
                faults.add(name + ": " + answer);
            }
        });
        assertEquals(String.join("\n\n", faults), 0, faults.size());
    }

    @Test
    public void noAnswerNamesTheServer() {
        for (String path : List.of("/health", "/login", "/nothing", "/static/favicon.svg", "/api/v1")) {
            String answer = send("GET " + path + " HTTP/1.1\r\n" + HOST + LAST);
            String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
            assertTrue(head, head.contains("Content-Security-Policy: "));
            assertFalse(head, INSIDE.matcher(head).find());
        }
    }

    @Test
    public void aSmuggledRequestGetsNoAnswerOfItsOwn() {
        String hidden = "GET /health HTTP/1.1\r\n" + HOST + LAST;
        String chunked = "GET /health HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n";
        assertEquals("two requests in the open", 2, answers(send(chunked + "\r\n1\r\nX\r\n0\r\n\r\n" + hidden)));

        Map<String, String> smuggled = new LinkedHashMap<>();
        smuggled.put("length and chunks", chunked + "Content-Length: 4\r\n\r\n1\r\nX\r\n0\r\n\r\n" + hidden);
        smuggled.put(
                "two lengths",
                "GET /health HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n" + hidden);
        smuggled.put(
                "chunks under another name",
                "GET /health HTTP/1.1\r\n" + HOST + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + hidden);
        smuggled.put("an extension that a quote keeps open", chunked + "\r\n1;a=\"\r\nX\r\n0\r\n\r\n" + hidden);
        smuggled.put("an extension with a bare line feed", chunked + "\r\n1;a\nX\r\n0\r\n\r\n" + hidden);
        smuggled.put("a size with a bare line feed", chunked + "\r\n1\nX\n0\n\n" + hidden);
        smuggled.put("a negative size", chunked + "\r\n-1\r\nX\r\n0\r\n\r\n" + hidden);
        List<String> faults = new ArrayList<>();
        smuggled.forEach((name, request) -> {
            String answer = send(request);
            if (answers(answer) > 1) {
                faults.add(name + ": " + answer);
            }
        });
        assertEquals(String.join("\n\n", faults), 0, faults.size());
    }

    @Test
    public void nobodyChoosesTheAddressThatIsRecorded() {
        Visitor visitor = portal.visitor();
        String login = "nobody-" + System.nanoTime();
        String form = "csrf=" + Account.csrf(visitor, "/login") + "&login=" + login + "&password=x";
        Visitor.Answer answer = visitor.send(visitor.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Real-IP", "203.0.113.7")
                .header("Forwarded", "for=203.0.113.7")
                .POST(BodyPublishers.ofString(form)));
        assertEquals(answer.toString(), 422, answer.status());
        String log = portal.administrator()
                .get("/admin/audit/events.csv?object=" + login)
                .text();
        assertTrue(log, log.contains("\"login.refused\",\"" + login + "\"") && log.contains("\"127.0.0.1\""));
        assertFalse(log, log.contains("203.0.113.7"));
    }

    @Test
    public void refusalsAreInTheReadersLanguage() throws IOException {
        Visitor staff = Account.add(
                        portal,
                        portal.administrator(),
                        "STAFF",
                        Region.of(portal.administrator()).root())
                .visitor();
        for (String language : LANGUAGES) {
            Properties words = new Properties();
            try (Reader reader = Files.newBufferedReader(messages(language))) {
                words.load(reader);
            }
            Visitor anybody = portal.visitor();
            anybody.get("/login?lang=" + language);
            staff.get("/?lang=" + language);
            assertRefused(404, language, words, anybody.get("/nothing"));
            assertRefused(404, language, words, portal.visitor().get("/nothing?lang=" + language));
            assertRefused(403, language, words, staff.get("/admin/users"));
            assertRefused(403, language, words, anybody.post("/login", Map.of("login", "x")));
        }
    }

    private static void assertRefused(int status, String language, Properties words, Visitor.Answer answer) {
        assertEquals(answer.toString(), status, answer.status());
        assertEquals(language, answer.html().selectFirst("html").attr("lang"));
        assertEquals(
                words.getProperty("failure." + status),
                answer.html().selectFirst("h1").text());
    }

    private static Path messages(String language) {
        return Distribution.PROJECT.resolve(
                "bundles/platform/kz.bbu.web/src/main/resources/messages/" + language + ".properties");
    }

    /** How many answers came on a connection. */
    private static int answers(String all) {
        return all.split("HTTP/1\\.[01] \\d\\d\\d ", -1).length - 1;
    }

    /** Sends bytes as they are and gives all that comes until the connection ends. */
    private static String send(String request) {
        URI address = portal.url("/");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(request.substring(0, Math.min(200, request.length())), e);
        }
    }
}
