package kz.bbu.api.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class FileNameTest {
    @Test
    public void aNameIsTheLastPartOfAPath() {
        assertEquals("x", FileName.of("../../x"));
        assertEquals("x.pdf", FileName.of("C:\\Documents\\x.pdf"));
        assertEquals("passwd", FileName.of("/etc/passwd"));
    }

    @Test
    public void aNameHoldsNothingThatIsNotSeen() {
        assertEquals("a b.pdf", FileName.of("a\r\nb.pdf"));
        assertEquals("invoice fdp.exe", FileName.of("invoice\u202efdp.exe"));
        assertEquals("Бұйрық №5.docx", FileName.of("  Бұйрық   №5.docx "));
        assertEquals("a b", FileName.of("a<\"b\""));
    }

    @Test
    public void theNameOfAPartIsUtf8HoweverItWasRead() {
        String read = new String("../Бұйрық.pdf".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertEquals("Бұйрық.pdf", FileName.ofPart(read));
        assertEquals("Бұйрық.pdf", FileName.ofPart("Бұйрық.pdf"));
        assertEquals("café.pdf", FileName.ofPart("caf\u00e9.pdf"));
    }

    @Test
    public void whereNothingIsLeftItIsAFile() {
        for (String sent : new String[] {"", " ", ".", "..", "../..", "a/", "\u0000"}) {
            assertEquals(sent, "file", FileName.of(sent));
        }
    }

    @Test
    public void aLongNameIsCutBeforeItsEnding() {
        String name = FileName.of("ә".repeat(300) + ".docx");
        assertEquals(FileName.LONGEST, name.length());
        assertTrue(name, name.endsWith("ә….docx"));
        assertTrue(FileName.of("\ud83d\ude00".repeat(150)).length() <= FileName.LONGEST);
    }
}
