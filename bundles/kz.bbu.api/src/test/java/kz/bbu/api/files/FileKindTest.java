package kz.bbu.api.files;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class FileKindTest {
    @Test
    public void kindsAreThoseThatReadersKnow() {
        assertEquals(FileKind.PDF, FileKind.of("application/pdf"));
        assertEquals(FileKind.SHEET, FileKind.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assertEquals(
                FileKind.TEXT, FileKind.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document"));
        assertEquals(FileKind.SLIDES, FileKind.of("application/vnd.ms-powerpoint"));
        assertEquals(FileKind.WEB, FileKind.of("image/svg+xml"));
        assertEquals(FileKind.PICTURE, FileKind.of("image/png"));
        assertEquals(FileKind.OTHER, FileKind.of("application/octet-stream"));
    }
}
