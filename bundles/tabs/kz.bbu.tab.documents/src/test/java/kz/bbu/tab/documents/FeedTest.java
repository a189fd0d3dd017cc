package kz.bbu.tab.documents;

import static org.junit.Assert.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;

public class FeedTest {
    @Test
    public void aNameIsTextWhateverItHolds() throws Exception {
        Document document = new Document(
                7, 1, 0, 9, "<b>Бұйрық & ]]>.pdf", 5, "application/pdf", Instant.ofEpochSecond(1_800_000_000), "A");
        String feed = new Feed("https://x.kz/org/a/documents", "Жаңа", "A", "kk").of(List.of(document));
        var xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));
        assertEquals("feed", xml.getDocumentElement().getTagName());
        assertEquals(
                "<b>Бұйрық & ]]>.pdf", xml.getElementsByTagName("title").item(1).getTextContent());
        assertEquals(
                "2027-01-15T08:00:00Z",
                xml.getElementsByTagName("updated").item(0).getTextContent());
    }
}
