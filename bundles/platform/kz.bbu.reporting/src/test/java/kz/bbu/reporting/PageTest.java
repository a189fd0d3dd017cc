package kz.bbu.reporting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.StringReader;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Jte;
import kz.bbu.reporting.jte.JtereportGenerated;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.InstitutionBuilder;
import org.junit.After;
import org.junit.Test;
import org.xml.sax.InputSource;

public class PageTest {
    private static final String NASTY = "<script>alert('\"&')</script>";

    private final FakeRegistry registry = new FakeRegistry()
            .authority(1, 0, "Облыс", 0, 99)
            .institution(
                    InstitutionBuilder.institution(1, NASTY, "lyceum")
                            .under(1, NASTY, 1)
                            .places(10),
                    9,
                    20)
            .institution(InstitutionBuilder.institution(2, "Б", "lyceum").under(1, "Облыс", 2), 5, 12);
    private final TestEngine engine = new TestEngine(registry).with("schools", new SchoolsReport(registry));

    @After
    public void stop() {
        engine.close();
    }

    @Test
    public void whatCameInIsNeverMarkup() {
        assertFalse(page().contains("<script"));
        assertFalse(page("institution", "1").contains("<script"));
    }

    @Test
    public void thereIsNoStyleAndNoScriptInThePage() {
        String page = page();
        assertFalse(page.contains("style="));
        assertFalse(page.matches("(?s).*\\son[a-z]+=.*"));
    }

    @Test
    public void theTableSaysHowItIsSorted() {
        assertTrue(page("sort", "-pupils").contains("aria-sort=\"descending\""));
        assertTrue(page("sort", "pupils").contains("sort=-pupils"));
    }

    @Test
    public void aDashSaysWhy() {
        assertTrue(page().contains("</summary>no places</details>"));
    }

    @Test
    public void figuresOpenTheirRecords() {
        assertTrue(page().contains("href=\"/reports/schools?row=1&amp;column=pupils\""));
        assertTrue(page("row", "1", "column", "pupils").contains("href=\"/reports/schools\""));
    }

    @Test
    public void largeFiguresAndSumsOpenTheirRecords() {
        assertTrue(page().contains("href=\"/reports/schools?row=*&amp;column=schools\""));
        assertTrue(page().contains("href=\"/reports/schools?row=*&amp;column=pupils\""));
        assertFalse(page("row", "1", "column", "pupils").contains("column=schools"));
    }

    @Test
    public void aChipTakesItsFilterAndTheChildAway() {
        assertTrue(page("authority", "1", "institution", "1").contains("href=\"/reports/schools\""));
    }

    @Test
    public void chartsAreWellFormedSvg() throws Exception {
        Screen screen = engine.screen("schools");
        ReportModel model = new ReportModel(screen, engine.engine.texts());
        assertEquals(3, model.charts().size());
        for (Html chart : model.charts()) {
            String svg = chart.asString();
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            assertTrue(svg.contains("<title>"));
        }
    }

    @Test
    public void allLanguagesHaveTheSameMessages() {
        var kazakh = new TreeSet<>(new FakeTexts(Language.KK).ownKeys());
        for (Language language : Language.values()) {
            assertEquals(kazakh, new FakeTexts(language).ownKeys());
        }
    }

    @Test
    public void thePageNamesNothingThatHasNoText() {
        for (String key : new FakeTexts(Language.KK).ownKeys()) {
            assertFalse(page().contains("‹" + key + "›"));
        }
    }

    private String page(String... query) {
        return engine.call(() -> {
            ReportModel model =
                    new ReportModel(engine.engine.screen("schools", TestEngine.address(query)), engine.engine.texts());
            return Jte.html(out -> JtereportGenerated.render(out, null, model, model.texts()))
                    .asString();
        });
    }
}
