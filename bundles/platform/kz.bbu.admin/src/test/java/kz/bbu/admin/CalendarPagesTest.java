package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.InstitutionBuilder;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/** The pages of the calendar, for an administrator of the district 2. */
public class CalendarPagesTest {
    private final FakeRuleAdmin admin = new FakeRuleAdmin();
    private final List<String> told = new ArrayList<>();
    private final FakeRegistry registry = new FakeRegistry()
            .authority(2, 1, "District", 1, 3)
            .institution(
                    InstitutionBuilder.institution(21, "School 21", "lyceum").under(2, "District", 2), 0, 0);
    private final CalendarPages pages = new CalendarPages(
            admin, registry, new FakeScopes(), (kind, text) -> told.add(text), new FakeTexts(Language.EN));

    private enum Refusal implements ErrorCode {
        DAYS_OUT;

        @Override
        public String key() {
            return "daysOut";
        }

        @Override
        public int status() {
            return 422;
        }
    }

    private static <T> T asAdministrator(Callable<T> work) {
        return TestViewers.call(
                new Viewer(1, "Test", Role.ADMINISTRATOR, 2, new Scope(1, 3), Language.EN, "", "token"), work);
    }

    private Page sent(String institution, String first, String last, String step) {
        return asAdministrator(() -> (Page) pages.save("0", "2", institution, "FROST", first, last, "Cold", step)
                .getEntity());
    }

    private static String html(Page page) {
        return asAdministrator(() -> page.content().asString());
    }

    private static DaysOut out(long id, long organisation, LocalDate day) {
        return new DaysOut(id, organisation, Calendar.Kind.FROST, day, day, "");
    }

    @Test
    public void daysAreThoseOfTheInstitutionOrElseOfTheAuthority() {
        asAdministrator(() -> pages.save("0", "2", "21", "FROST", "2026-12-01", "02.12.2026", " Cold ", ""));
        asAdministrator(() -> pages.save("0", "2", "0", "HOLIDAY", "2026-12-16", "2026-12-17", "", ""));
        assertEquals(
                List.of(
                        new DaysOut(
                                0,
                                21,
                                Calendar.Kind.FROST,
                                LocalDate.of(2026, 12, 1),
                                LocalDate.of(2026, 12, 2),
                                "Cold"),
                        new DaysOut(
                                0,
                                2,
                                Calendar.Kind.HOLIDAY,
                                LocalDate.of(2026, 12, 16),
                                LocalDate.of(2026, 12, 17),
                                "")),
                admin.days);
        assertEquals("Added: Frost day, Organisation 21, 01.12.2026 – 02.12.2026", told.get(0));
    }

    @Test
    public void choosingAnAuthorityShowsItsInstitutionsAndKeepsNothing() {
        Page page = sent("0", "2026-12-01", "", "choose");
        assertEquals(200, page.status());
        assertTrue(html(page), html(page).contains("<option value=\"21\">School 21</option>"));
        assertTrue(html(page), html(page).contains("value=\"2026-12-01\""));
        assertEquals(List.of(), admin.days);
    }

    @Test
    public void enterSavesAndChoosesNothing() {
        String form = asAdministrator(() -> html(pages.askNew()));
        String inForm = form.substring(form.indexOf("<form"));
        String first = inForm.substring(inForm.indexOf("<button"), inForm.indexOf("</button>"));
        assertFalse("the first button of the form is pressed by Enter: " + first, first.contains("name=\"step\""));
        assertTrue(inForm, inForm.contains("name=\"step\" value=\"choose\""));
    }

    @Test
    public void whatIsWrongStandsAtItsFieldAndNothingTypedIsLost() {
        Page page = sent("777", "2026-12-01", "soon", "");
        assertEquals(422, page.status());
        for (String part : List.of(
                "href=\"#institution\"",
                "id=\"institution-error\"",
                "href=\"#last\"",
                "id=\"last-error\"",
                "value=\"soon\"",
                "value=\"Cold\"",
                "<option value=\"FROST\" selected>")) {
            assertTrue(part + " in " + html(page), html(page).contains(part));
        }
        assertEquals(List.of(), admin.days);
    }

    @Test
    public void whatTheServiceRefusesStandsAtItsField() {
        admin.refusal = Optional.of(new Problem(Refusal.DAYS_OUT, "1990", "2100"));
        Page page = sent("0", "2026-12-02", "2026-12-01", "");
        assertEquals(422, page.status());
        assertTrue(html(page), html(page).contains("id=\"last-error\""));
    }

    @Test
    public void daysFromAboveAreReadAndOnlyTheOwnAreChanged() {
        admin.days.add(out(5, 1, LocalDate.of(2026, 12, 16)));
        admin.days.add(out(6, 21, LocalDate.of(2026, 12, 1)));
        admin.days.add(out(7, 21, LocalDate.of(2025, 12, 1)));
        String html = asAdministrator(() -> html(pages.list("2027", 1)));
        assertTrue(html, html.contains("16.12.2026") && html.contains("from an authority above"));
        assertFalse(html, html.contains("/admin/calendar/5"));
        assertTrue(html, html.contains("/admin/calendar/6/remove"));
        assertFalse("another year", html.contains("01.12.2025"));
    }

    @Test
    public void aLongYearIsShownInPages() {
        for (int i = 0; i < 51; i++) {
            admin.days.add(out(i + 1, 21, LocalDate.of(2026, 9, 1).plusDays(i)));
        }
        String first = asAdministrator(() -> html(pages.list("2027", 1)));
        String second = asAdministrator(() -> html(pages.list("2027", 2)));
        assertTrue(first, first.contains("/admin/calendar/50/remove") && first.contains("rel=\"next\""));
        assertFalse(first, first.contains("/admin/calendar/51/remove"));
        assertTrue(second, second.contains("/admin/calendar/51/remove") && second.contains("rel=\"prev\""));
    }

    @Test
    public void aFormOfDaysKnowsWhoseTheyAre() {
        admin.days.add(out(6, 21, LocalDate.of(2026, 12, 1)));
        String html = asAdministrator(() -> html(pages.askChange(6)));
        assertTrue(html, html.contains("<option value=\"21\" selected>School 21</option>"));
        assertTrue(html, html.contains("<option value=\"2\" selected>"));
    }

    @Test
    public void removingAsksWithTheNameFirst() {
        admin.days.add(out(6, 21, LocalDate.of(2026, 12, 1)));
        assertEquals(
                "Remove “Frost day, Organisation 21, 01.12.2026 – 01.12.2026”?",
                asAdministrator(() -> pages.askRemove(6)).title());
        assertEquals(List.of(), admin.removed);
        asAdministrator(() -> pages.remove(6));
        assertEquals(List.of("days 6"), admin.removed);
    }
}
