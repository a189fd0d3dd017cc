package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Test;

public class OuterFilterTest {
    private final TestPortal portal = new TestPortal().furnished();
    private final OuterFilter filter = new OuterFilter(portal.frames, portal.failures);

    @Test
    public void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        TestExchange good = pass(TestExchange.get("/"), (request, response) -> {});
        TestExchange bad = pass(TestExchange.get("/"), (request, response) -> {
            throw new ServletException(new IllegalStateException());
        });
        for (TestExchange exchange : new TestExchange[] {good, bad}) {
            String policy = exchange.headers.get("Content-Security-Policy");
            assertTrue(policy, policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
            assertTrue(policy, policy.endsWith("frame-ancestors 'none'; base-uri 'none'"));
            assertFalse(policy, policy.contains("unsafe"));
            assertEquals("nosniff", exchange.headers.get("X-Content-Type-Options"));
            assertEquals("DENY", exchange.headers.get("X-Frame-Options"));
            assertEquals("same-origin", exchange.headers.get("Referrer-Policy"));
            assertEquals("no-store", exchange.headers.get("Cache-Control"));
        }
    }

    @Test
    public void overTlsBrowsersAreToldToStayThere() throws Exception {
        TestExchange secure = pass(TestExchange.get("/").overTls(), (request, response) -> {});
        assertEquals("max-age=31536000", secure.headers.get("Strict-Transport-Security"));
        TestExchange plain = pass(TestExchange.get("/"), (request, response) -> {});
        assertNull(plain.headers.get("Strict-Transport-Security"));
    }

    @Test
    public void whatFailsBeforeAResourceIsAPageInTheReadersLanguage() throws Exception {
        TestExchange exchange = pass(TestExchange.get("/login"), (request, response) -> {
            throw new ServletException(new Problem(CommonError.FORGED));
        });
        assertEquals(403, exchange.status);
        assertEquals("text/html;charset=UTF-8", exchange.headers.get("Content-Type"));
        assertTrue(exchange.text(), exchange.text().startsWith("<!DOCTYPE html>"));
    }

    @Test
    public void aProgramGetsJsonFromTheFilterToo() throws Exception {
        TestExchange exchange = pass(TestExchange.get("/api/v1/jobs"), (request, response) -> {
            throw new Problem(CommonError.TOO_MANY, 30);
        });
        assertEquals(429, exchange.status);
        assertEquals("application/json", exchange.headers.get("Content-Type"));
        assertTrue(exchange.text(), exchange.text().contains("\"code\":\"tooMany\""));
    }

    @Test
    public void anAnswerThatBeganIsNotContinuedWithAnErrorPage() {
        TestExchange exchange = TestExchange.get("/reports/institutions.csv");
        IOException broken = new IOException("half-way");
        IOException thrown = assertThrows(
                IOException.class,
                () -> pass(exchange, (request, response) -> {
                    exchange.body.write(1);
                    throw broken;
                }));
        assertSame(broken, thrown);
        assertEquals(1, exchange.body.size());
    }

    @Test
    public void theThreadForgetsTheRequest() throws Exception {
        pass(
                TestExchange.get("/"),
                (request, response) -> assertTrue(Exchange.current().isPresent()));
        assertEquals(Optional.empty(), Exchange.current());
    }

    @Test
    public void theWayOfLookingIsKeptInACookie() throws Exception {
        assertEquals(
                "low-vision",
                pass(TestExchange.get("/?view=low-vision"), (request, response) -> {})
                        .set
                        .get("view")
                        .getValue());
        assertEquals(
                "normal",
                pass(TestExchange.get("/?view=%0d%0aSet-Cookie"), (request, response) -> {})
                        .set
                        .get("view")
                        .getValue());
    }

    private TestExchange pass(TestExchange exchange, FilterChain chain) throws IOException, ServletException {
        filter.doFilter(exchange.request(), exchange.response(), chain);
        return exchange;
    }
}
