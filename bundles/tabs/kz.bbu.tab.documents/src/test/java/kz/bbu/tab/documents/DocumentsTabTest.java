package kz.bbu.tab.documents;

import static org.junit.Assert.assertEquals;

import kz.bbu.testkit.ModuleContract;
import org.junit.Test;

public class DocumentsTabTest extends ModuleContract {
    @Test
    public void kindsAreThoseThatReadersKnow() {
        assertEquals(Kind.PDF, Kind.of("application/pdf"));
        assertEquals(Kind.SHEET, Kind.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assertEquals(Kind.TEXT, Kind.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        assertEquals(Kind.SLIDES, Kind.of("application/vnd.ms-powerpoint"));
        assertEquals(Kind.WEB, Kind.of("image/svg+xml"));
        assertEquals(Kind.PICTURE, Kind.of("image/png"));
        assertEquals(Kind.OTHER, Kind.of("application/octet-stream"));
    }
}
