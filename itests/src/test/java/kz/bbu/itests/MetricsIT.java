package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** The figures for supervision, and who gets them. */
public class MetricsIT {
    private final Portal portal = SharedPortal.get();
    private final Visitor administrator = portal.administrator();
    private final long root = Long.parseLong(administrator
            .get("/admin/users")
            .html()
            .selectFirst("select[name=authority] option")
            .val());

    private Visitor.Answer figures(String token) {
        Visitor supervisor = portal.visitor();
        return supervisor.send(supervisor
                .request("/api/v1/metrics")
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    @Test
    public void prometheusReadsThemWithTheTokenOfAnAdministrator() {
        assertEquals(200, portal.status("/health"));
        Visitor.Answer answer = figures(
                Account.add(portal, administrator, "ADMINISTRATOR", root).token());
        assertEquals(200, answer.status());
        assertTrue(answer.header("Content-Type"), answer.header("Content-Type").startsWith("text/plain"));
        for (String figure : new String[] {
            "bbu_http_request_seconds_count{part=\"health\",status=\"2xx\"}",
            "bbu_modules{state=\"on\"}",
            "bbu_data_free_bytes ",
            "jvm_memory_used_bytes{area=\"heap\"}"
        }) {
            assertTrue(figure + " in " + answer, answer.text().contains("\n" + figure));
        }
    }

    @Test
    public void nobodyElseGetsThem() {
        assertEquals(401, portal.status("/api/v1/metrics"));
        assertEquals(
                403,
                figures(Account.add(portal, administrator, "STAFF", root).token())
                        .status());
        assertEquals(401, figures("x").status());
    }
}
