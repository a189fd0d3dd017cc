package kz.bbu.access;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class DeviceTest {
    @Test
    public void aBrowserIsNamedWithItsSystem() {
        assertEquals(
                "Chrome, Windows",
                Device.of(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"));
        assertEquals(
                "Firefox, Linux", Device.of("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"));
        assertEquals(
                "Safari, iPhone",
                Device.of(
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"));
    }

    @Test
    public void aBrowserThatCallsItselfChromeTooIsNotTakenForIt() {
        assertEquals(
                "Yandex Browser, Android",
                Device.of(
                        "Mozilla/5.0 (Linux; arm_64; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.10 Mobile Safari/537.36"));
        assertEquals(
                "Edge, Windows",
                Device.of(
                        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"));
    }

    @Test
    public void whatIsUnknownHasNoNameAndCannotWriteOne() {
        assertEquals("", Device.of("curl/8.9.1"));
        assertEquals("", Device.of("<script>alert(1)</script>".repeat(1000)));
    }
}
