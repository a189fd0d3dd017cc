package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

public class ExchangeTest {
    @Test
    public void addressesOfDataAndProgramsWantJson() {
        assertTrue(TestExchange.get("/api/v1/jobs").exchange().wantsJson());
        assertTrue(TestExchange.get("/reports/institutions.json").exchange().wantsJson());
        assertTrue(TestExchange.get("/x")
                .asking("Accept", "application/json")
                .exchange()
                .wantsJson());
        assertFalse(TestExchange.get("/x")
                .asking("Accept", "text/html,application/json;q=0.9")
                .exchange()
                .wantsJson());
        assertFalse(TestExchange.get("/reports").exchange().wantsJson());
    }

    @Test
    public void theTokenOfAFormThatWasSentIsNotRepeatedInALink() {
        assertEquals(
                "/admin/imports?lang=ru",
                new TestExchange("POST", "/admin/imports?csrf=secret")
                        .exchange()
                        .addressWith("lang", "ru"));
    }

    @Test
    public void onlyTheWholeNameOfAParameterCounts() {
        Exchange exchange = TestExchange.get("/?language=ru&lang=en").exchange();
        assertEquals(Optional.of("en"), exchange.query("lang"));
        assertEquals(Optional.empty(), exchange.query("la"));
    }
}
