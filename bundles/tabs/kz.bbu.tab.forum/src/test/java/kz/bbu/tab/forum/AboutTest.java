package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;

public class AboutTest {
    @Test
    public void anAddressLiesWithinThePortal() {
        for (String inside : List.of("/", "/org/region/news/5", "/org/a/documents?folder=1&page=2#x", "/a%20b")) {
            assertEquals(inside, true, new About("news", "5", inside).isSound());
        }
        for (String outside : List.of(
                "",
                "org/region",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/a b",
                "/\"onclick=x",
                "/" + "a".repeat(300))) {
            assertEquals(outside, false, new About("news", "5", outside).isSound());
        }
    }

    @Test
    public void aKnownKindWithAnIdOrNothingAtAll() {
        assertEquals(true, About.NOTHING.isSound());
        assertEquals(false, new About("", "5", "").isSound());
        assertEquals(false, new About("", "", "/x").isSound());
        assertEquals(false, new About("weather", "5", "/x").isSound());
        assertEquals(false, new About("event", "", "/x").isSound());
        assertEquals(false, new About("event", "5 5", "/x").isSound());
        assertEquals(false, new About("event", "a".repeat(61), "/x").isSound());
        assertEquals(true, new About("document", "a-5_b", "/x").isSound());
    }
}
