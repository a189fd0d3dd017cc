package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;

public class FormRequestTest {
    @Test
    public void theTokenMayStandInTheFormTheAddressOrAHeader() throws IOException {
        checkToken(post("/notes").form("text=a%26b&csrf=right"));
        checkToken(post("/upload?x=1&csrf=right").header("Content-Type", "multipart/form-data; boundary=b"));
        checkToken(post("/notes").header("X-CSRF-Token", "right"));
    }

    @Test
    public void withoutTheRightTokenNothingPasses() {
        assertForged(() -> checkToken(post("/notes").form("text=a")));
        assertForged(() -> checkToken(post("/notes").form("csrf=wrong")));
        assertForged(() -> checkToken(post("/notes").form("csrf=")));
        assertForged(() -> checkToken(post("/notes").form("xcsrf=right")));
        assertForged(() -> checkToken(post("/notes").form("csrf=%zz")));
        assertForged(() -> checkToken(post("/notes").header("Content-Type", "text/plain")));
        assertForged(() -> checkToken(post("/notes?csrf=wrong").form("csrf=right&csrf=right")));
    }

    @Test
    public void aViewerWithoutATokenCanSendNoForm() {
        assertForged(() -> new FormRequest(post("/notes").form("csrf=").request()).checkToken(""));
    }

    @Test
    public void theResourceReadsTheWholeFormAllTheSame() throws IOException {
        FormRequest request =
                new FormRequest(post("/notes").form("csrf=right&text=қар").request());
        request.checkToken("right");
        assertEquals(
                "csrf=right&text=қар", new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    public void aFormIsLimitedToAMegabyte() {
        Problem problem = assertThrows(
                Problem.class,
                () -> new FormRequest(post("/notes").form("x".repeat(1_000_001)).request()));
        assertEquals(CommonError.TOO_LARGE, problem.code());
    }

    @Test
    public void onlyPagesOfThisPortalMaySend() throws IOException {
        checkOrigin(post("/notes"));
        checkOrigin(post("/notes").header("Origin", "https://portal.kz"));
        checkOrigin(post("/notes").header("Sec-Fetch-Site", "same-origin"));
        checkOrigin(post("/notes").header("Sec-Fetch-Site", "none"));
        checkOrigin(post("/notes").header("Referer", "https://portal.kz/org/x"));
        for (String site : new String[] {"cross-site", "same-site"}) {
            assertForged(() -> checkOrigin(post("/notes").header("Sec-Fetch-Site", site)));
        }
        for (String origin :
                new String[] {"https://evil.kz", "null", "https://portal.kz.evil.kz", "https://portal.kz:8443", "::"}) {
            assertForged(() -> checkOrigin(post("/notes").header("Origin", origin)));
        }
        assertForged(() -> checkOrigin(post("/notes").header("Referer", "https://evil.kz/?portal.kz")));
    }

    private static Exchange post(String address) {
        return new Exchange("POST", address);
    }

    private static void checkToken(Exchange exchange) throws IOException {
        new FormRequest(exchange.request()).checkToken("right");
    }

    private static void checkOrigin(Exchange exchange) throws IOException {
        new FormRequest(exchange.request()).checkOrigin();
    }

    private static void assertForged(ThrowingRunnable work) {
        assertEquals(CommonError.FORGED, assertThrows(Problem.class, work).code());
    }
}
