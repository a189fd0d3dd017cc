package kz.bbu.reporting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class NamesTest {
    @Test
    public void fileNamesServeEveryBrowser() {
        assertEquals("bilim-beru-mekemelerining-tizilimi", FileName.latin("Білім беру мекемелерінің тізілімі"));
        assertEquals(
                "attachment; filename=\"a.csv\"; filename*=UTF-8''%D3%99%20%22.csv"
                        .replace("%22", "")
                        .replace("%20.", "."),
                FileName.disposition("ә \"", "csv"));
        assertEquals("report", FileName.latin("\r\n"));
        assertFalse(FileName.disposition("a\r\nSet-Cookie: x", "csv").contains("\n"));
    }

    @Test
    public void onlyKnownSchemesBecomeLinks() {
        for (String good :
                new String[] {"https://kundelik.kz/a", "HTTP://a.kz", "mailto:a@b.kz", "tel:+77", "/org/x"}) {
            assertTrue(good, Links.safe(good).isPresent());
        }
        for (String bad : new String[] {
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            " javascript:x",
            "//evil.kz",
            "/\\evil.kz",
            "data:text/html,x",
            "",
            "x"
        }) {
            assertFalse(bad, Links.safe(bad).isPresent());
        }
    }
}
