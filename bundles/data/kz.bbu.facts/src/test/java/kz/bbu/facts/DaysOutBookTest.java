package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Before;
import org.junit.Test;

/** Days out hold below their organisation, and are seen and changed within the scope. */
public class DaysOutBookTest extends RulesOnEachDatabase {
    private long region;
    private long district;
    private long school;

    @Before
    public void someDays() {
        region = asAdministrator(() -> editor.save(out(0, 1, "2026-12-16", "2026-12-17")));
        district = asAdministrator(() -> editor.save(out(0, 2, "2026-12-10", "2026-12-11")));
        school = asAdministrator(() -> editor.save(out(0, 21, "2026-12-01", "2026-12-01")));
        audited.clear();
        touched.clear();
    }

    private List<Long> of(long organisation, String first, String last) {
        return calendar.of(organisation, day(first), day(last)).stream()
                .map(DaysOut::id)
                .toList();
    }

    private List<Long> asOfficer(long authority, long organisation) {
        return as(Role.STAFF, authority, () -> of(organisation, "2026-09-01", "2027-08-31"));
    }

    private List<Long> list(long authority) {
        return as(
                Role.ADMINISTRATOR,
                authority,
                () -> editor.daysOut(day("2026-09-01"), day("2027-08-31")).stream()
                        .map(DaysOut::id)
                        .toList());
    }

    private void expect(CommonError error, Role role, long authority, Runnable work) {
        Problem problem = assertThrows(
                Problem.class,
                () -> as(role, authority, () -> {
                    work.run();
                    return null;
                }));
        assertEquals(error, problem.code());
    }

    @Test
    public void anOrganisationHasItsOwnDaysAndThoseOfAllAbove() {
        assertEquals(List.of(school, district, region), asOfficer(1, 21));
        assertEquals(List.of(district, region), asOfficer(1, 22));
        assertEquals(List.of(region), asOfficer(1, 31));
        assertEquals(List.of(district, region), asOfficer(1, 2));
        assertEquals(List.of(region), asOfficer(1, 1));
    }

    @Test
    public void onlyDaysThatTouchTheIntervalAreGiven() {
        as(Role.STAFF, 1, () -> {
            assertEquals(List.of(district), of(21, "2026-12-11", "2026-12-15"));
            assertEquals(List.of(district, region), of(21, "2026-12-11", "2026-12-16"));
            assertEquals(List.of(), of(21, "2026-12-12", "2026-12-15"));
            return null;
        });
    }

    @Test
    public void whatIsOutsideTheScopeIsNotThereAndWhatHoldsFromAboveIs() {
        assertEquals(List.of(school, district, region), asOfficer(2, 21));
        assertEquals(List.of(), asOfficer(3, 21));
        assertEquals(List.of(), asOfficer(2, 1));
        assertEquals(List.of(), asOfficer(1, 777));
        assertEquals(List.of(region, district, school), list(1));
        assertEquals(List.of(region, district, school), list(2));
        assertEquals(List.of(region), list(3));
        assertEquals(List.of(), list(777));
        assertTrue(as(Role.STAFF, 2, () -> editor.daysOut(school)).isPresent());
        assertTrue(as(Role.STAFF, 2, () -> editor.daysOut(region)).isEmpty());
        assertTrue(as(Role.STAFF, 3, () -> editor.daysOut(school)).isEmpty());
    }

    @Test
    public void withoutAViewerNothingIsTold() {
        assertThrows(Problem.class, () -> calendar.of(21, day("2026-09-01"), day("2027-08-31")));
    }

    @Test
    public void aNewTreeIsFollowedAlsoByAViewerOfTheOldOne() {
        assertEquals(List.of(school, district, region), as(Role.STAFF, 2, () -> {
            tree.number++;
            return of(21, "2026-09-01", "2027-08-31");
        }));
    }

    @Test
    public void positionsAreAskedForOnceNotForEachQuestion() {
        asOfficer(1, 21);
        long before = tree.asked;
        asOfficer(1, 21);
        assertTrue("asked " + (tree.asked - before), tree.asked - before <= 3);
    }

    @Test
    public void changesAreAuditedAndCountedAnewOnBothSides() {
        asAdministrator(() ->
                editor.save(new DaysOut(school, 31, Calendar.Kind.DISTANCE, day("2027-01-11"), day("2027-01-12"), "")));
        asAdministrator(() -> {
            editor.removeDaysOut(district);
            return null;
        });
        assertEquals(
                List.of(
                        "daysOut.change # FROST 21 2026-12-01/2026-12-01 (−35 °C) → DISTANCE 31 2027-01-11/2027-01-12 ()",
                        "daysOut.remove # FROST 2 2026-12-10/2026-12-11 (−35 °C) →"),
                audited);
        assertEquals(
                List.of("[21] 2026-12-01/2026-12-01", "[31] 2027-01-11/2027-01-12", "[2] 2026-12-10/2026-12-11"),
                touched);
        assertEquals(List.of(region), asOfficer(1, 21));
        assertEquals(List.of(region, school), asOfficer(1, 31));
    }

    @Test
    public void onlyAnAdministratorWhoseScopeHoldsTheOrganisationChangesItsDays() {
        expect(CommonError.NOT_FOUND, Role.ADMINISTRATOR, 3, () -> editor.save(out(0, 21, "2027-01-11", "2027-01-11")));
        expect(CommonError.NOT_FOUND, Role.ADMINISTRATOR, 3, () -> editor.save(out(0, 1, "2027-01-11", "2027-01-11")));
        expect(
                CommonError.NOT_FOUND,
                Role.ADMINISTRATOR,
                3,
                () -> editor.save(out(school, 31, "2027-01-11", "2027-01-11")));
        expect(CommonError.NOT_FOUND, Role.ADMINISTRATOR, 3, () -> editor.removeDaysOut(region));
        expect(
                CommonError.NOT_FOUND,
                Role.ADMINISTRATOR,
                1,
                () -> editor.save(out(0, 777, "2027-01-11", "2027-01-11")));
        expect(CommonError.FORBIDDEN, Role.STAFF, 2, () -> editor.save(out(0, 21, "2027-01-11", "2027-01-11")));
        expect(CommonError.FORBIDDEN, Role.STAFF, 2, () -> editor.removeDaysOut(school));
        assertEquals(List.of(), audited);
        as(Role.ADMINISTRATOR, 2, () -> editor.save(out(school, 22, "2027-01-11", "2027-01-11")));
        assertEquals(List.of(district, region, school), asOfficer(1, 22));
    }

    @Test
    public void impossibleDaysAreRefused() {
        refused("daysOut", () -> editor.save(out(0, 1, "2026-12-02", "2026-12-01")));
        refused("daysOut", () -> editor.save(out(0, 1, "2026-12-02", "2027-12-03")));
        refused("daysOut", () -> editor.save(out(0, 1, "1026-12-02", "1026-12-02")));
        refused(
                "daysOutNote",
                () -> editor.save(
                        new DaysOut(0, 1, Calendar.Kind.FROST, day("2026-12-01"), day("2026-12-01"), "x".repeat(501))));
        asAdministrator(() -> editor.save(out(0, 1, "2026-12-02", "2027-12-02")));
    }
}
