package kz.bbu.access;

import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.Test;

public class TotpTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the column of SHA1. */
    @Test
    public void theCodesAreThoseOfTheStandard() {
        assertEquals("94287082", code("1970-01-01T00:00:59Z"));
        assertEquals("07081804", code("2005-03-18T01:58:29Z"));
        assertEquals("14050471", code("2005-03-18T01:58:31Z"));
        assertEquals("89005924", code("2009-02-13T23:31:30Z"));
        assertEquals("69279037", code("2033-05-18T03:33:20Z"));
        assertEquals("65353130", code("2603-10-11T11:33:20Z"));
    }

    @Test
    public void sixDigitsAreTheLastSix() {
        assertEquals("081804", Totp.code(KEY, Totp.step(Instant.parse("2005-03-18T01:58:29Z")), Totp.DIGITS));
    }

    private static String code(String time) {
        return Totp.code(KEY, Totp.step(Instant.parse(time)), 8);
    }
}
