package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.Test;

/** Requests that no browser would send: each gets a clear refusal, and nothing of the portal's inside. */
public class BadInputIT {
    private static final Pattern INSIDE =
            Pattern.compile("\\bat [a-z]+(\\.[a-zA-Z]+)+\\(|Exception|SQLSTATE|org\\.eclipse");
    private static final int SHORTEST_LIMIT = 4_000;

    private static final List<String> ADDRESSES = List.of(
            "/",
            "/login",
            "/account",
            "/reports",
            "/reports/institutions",
            "/reports/institutions.csv",
            "/reports/institutions.xlsx",
            "/reports/institutions.json",
            "/reports/institutions/evidence",
            "/reports/activity",
            "/reports/attendance",
            "/reports/attestation.json",
            "/reports/institutionactivity",
            "/reports/journalkeeping",
            "/reports/performance",
            "/reports/%2e%2e/%2e%2e/etc/passwd",
            "/org/%D0%B0%00/structure",
            "/org/%FF/structure",
            "/org/qaragandy-oblysy/people",
            "/org/qaragandy-oblysy/people/found",
            "/org/qaragandy-oblysy/people/list.csv",
            "/admin/audit",
            "/admin/settings",
            "/admin/users",
            "/admin/users/999999999999999999",
            "/password/%00",
            "/login/code",
            "/admin/modules/%00",
            "/admin/imports/999999999999999999",
            "/admin/imports/99999999999999999999999",
            "/jobs/-1",
            "/api/v1/reports/institutions",
            "/api/v1/jobs",
            "/api/v1/imports",
            "/static/../../etc/passwd",
            "/static/%2e%2e/%2e%2e/etc/passwd");

    private static final List<String> QUERIES = List.of(
            "",
            "%",
            "lang=%zz",
            "lang=%FF%FE",
            "lang=xx&view=<script>",
            "page=99999999999999999999",
            "page=-1&size=-1",
            "size=1000000000",
            "sort=;drop+table+access_account&desc=maybe",
            "form=%00&type=%00&authority=%00",
            "type=%27%20or%201%3D1--",
            "authority=-9223372036854775808&institution=9223372036854775807",
            "date=2026-02-31",
            "column=institutions&row=%00",
            "search=%00&after=%00",
            "search=%27+%25+_+%F0%9F%98%80&after=1.99999999999&role=%00",
            "limit=99999999999&offset=-5",
            "a=1&".repeat(2_000),
            "q=" + "x".repeat(SHORTEST_LIMIT),
            "q=" + "x".repeat(100_000));

    @Test
    public void everyAddressRefusesClearlyWhatItCannotRead() {
        Portal portal = SharedPortal.get();
        Visitor administrator = portal.administrator();
        Region.of(administrator);
        int before = portal.complaints().size();
        List<String> faults = new ArrayList<>();
        int refused = 0;
        for (String cookie : List.of("", administrator.cookies(portal.url("/")))) {
            for (String address : ADDRESSES) {
                for (String query : QUERIES) {
                    String target = query.isEmpty() ? address : address + "?" + query;
                    String answer = ask(portal.url("/"), target, cookie);
                    String status = answer.isEmpty() ? "none" : answer.split(" ", 3)[1];
                    String shown = target.substring(0, Math.min(120, target.length()));
                    refused += status.startsWith("4") ? 1 : 0;
                    if (!status.matches("[234]..") || INSIDE.matcher(answer).find()) {
                        faults.add(status + " " + shown);
                    }
                }
            }
        }
        assertEquals(String.join("\n", faults), 0, faults.size());
        assertTrue("some were refused: " + refused, refused > ADDRESSES.size());
        assertEquals(
                List.of(),
                portal.complaints().subList(before, portal.complaints().size()));
    }

    /** Sends a target as it is, which no client library would, and gives the whole answer. */
    private static String ask(URI portal, String target, String cookie) {
        try (Socket socket = new Socket(portal.getHost(), portal.getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            String head = "GET " + target + " HTTP/1.1\r\nHost: " + portal.getAuthority() + "\r\n"
                    + (cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n") + "Connection: close\r\n\r\n";
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(target, e);
        }
    }
}
