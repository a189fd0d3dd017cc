package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import java.util.OptionalLong;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Matches;
import kz.bbu.api.platform.Matches.Match;
import kz.bbu.api.platform.Matches.State;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.testkit.FakeLoad;
import org.junit.Before;
import org.junit.Test;

/** One person and one institution of two sources: joined by number, and what differs is for staff to decide. */
public class MatchTest extends OnEachDatabase {
    private static final String ANN = "900101300106";
    private static final String BIN = "010140020019";

    @Before
    public void load() {
        portal.load(Portal.region(1));
    }

    /** Another source with the same school and a pupil of it. */
    private void other(long importId, String school, String given, String family, String iin) {
        portal.load(new FakeLoad(importId, 8)
                .under(Portal.org("east"), Scope.EVERYTHING)
                .bulk("roster/orgs", Portal.ORGS, "s,,," + school + ",school," + BIN + ",")
                .bulk("roster/users", Portal.USERS, "x1,,,true,x1," + given + "," + family + ",,,,," + iin)
                .bulk("roster/roles", Portal.ROLES, "r1,,,x1,primary,student,s"));
    }

    private long pupils() {
        return portal.asAll(() -> portal.registry.people(InstitutionQuery.ALL).values().stream()
                .mapToLong(Registry.People::pupils)
                .sum());
    }

    private List<Match> list(State state) {
        return portal.asAll(() -> portal.matches.list(state, 0, 10).matches());
    }

    private void decide(Match match, State state) {
        portal.asAll(() -> {
            portal.matches.decide(match.id(), state);
            return null;
        });
    }

    @Test
    public void whoAgreesIsOneWithoutAnyWork() {
        assertEquals(3, pupils());
        other(2, "School 1", "Ann", "Apple", ANN);
        assertEquals(3, pupils());
        assertEquals(List.of(), list(State.OPEN));
        other(3, "School 1", "Ann", "Apple", "");
        assertEquals("a name alone joins nobody", 4, pupils());
    }

    @Test
    public void whoDiffersIsTwoUntilSomebodyDecides() {
        other(2, "School 1", "Zoe", "Zucchini", ANN);
        assertEquals(4, pupils());
        Match match = list(State.OPEN).get(0);
        assertEquals(Matches.Kind.PERSON, match.kind());
        assertEquals("********0106", match.number());
        assertEquals("Apple Ann", match.first().name());
        assertEquals("Zucchini Zoe", match.second().name());
        assertEquals("School 1", match.second().organisation());
        decide(match, State.LATER);
        assertEquals(List.of(), list(State.OPEN));
        assertEquals(4, pupils());
        decide(list(State.LATER).get(0), State.SAME);
        assertEquals(3, pupils());
        assertEquals("Test", list(State.SAME).get(0).account());
        decide(list(State.SAME).get(0), State.DIFFERENT);
        assertEquals(4, pupils());
        assertEquals(
                List.of("match.later", "match.same", "match.different"),
                portal.audited.stream().filter(a -> !a.equals("match.list")).toList());
        other(3, "School 1", "Zoe", "Zucchini", ANN);
        assertEquals("a decision lasts", List.of(), list(State.OPEN));
    }

    @Test
    public void whatIsCorrectedIsNoLongerAsked() {
        other(2, "School 1", "Zoe", "Zucchini", ANN);
        assertEquals(1, list(State.OPEN).size());
        other(3, "School 1", "Ann", "Apple", ANN);
        assertEquals(List.of(), list(State.OPEN));
        assertEquals(3, pupils());
    }

    @Test
    public void institutionsAreOneUntilSomebodySaysTheyAreNot() {
        other(2, "Gymnasium 5", "Bob", "Beet", "");
        assertEquals(3, portal.names(Scope.EVERYTHING).size());
        Match match = list(State.OPEN).get(0);
        assertEquals(Matches.Kind.ORGANISATION, match.kind());
        assertEquals(BIN, match.number());
        assertEquals("Gymnasium 5", match.second().name());
        decide(match, State.DIFFERENT);
        assertEquals(List.of("Gymnasium 5", "School 1", "School 2", "School 3"), portal.names(Scope.EVERYTHING));
        decide(list(State.DIFFERENT).get(0), State.SAME);
        assertEquals(3, portal.names(Scope.EVERYTHING).size());
    }

    @Test
    public void aLongListComesInPartsAndEachLookIsNoted() {
        other(2, "Gymnasium 5", "Zoe", "Zucchini", ANN);
        Matches.Part first = portal.asAll(() -> portal.matches.list(State.OPEN, 0, 1));
        assertEquals(1, first.matches().size());
        Matches.Part second =
                portal.asAll(() -> portal.matches.list(State.OPEN, first.next().orElseThrow(), 1));
        assertEquals(1, second.matches().size());
        assertNotEquals(first.matches(), second.matches());
        assertEquals(OptionalLong.empty(), second.next());
        assertEquals(List.of("match.list", "match.list"), portal.audited);
    }

    @Test
    public void whoeverMayNotSeeBothSidesSeesNothing() {
        other(2, "Gymnasium 5", "Zoe", "Zucchini", ANN);
        assertEquals(2, list(State.OPEN).size());
        Scope west = portal.scopes.of(Portal.org("west"));
        assertEquals(
                List.of(),
                portal.as(west, () -> portal.matches.list(State.OPEN, 0, 10)).matches());
        Match match = list(State.OPEN).get(0);
        assertThrows(
                Problem.class,
                () -> portal.as(west, () -> {
                    portal.matches.decide(match.id(), State.SAME);
                    return null;
                }));
        Scope east = portal.scopes.of(Portal.org("east"));
        assertEquals(
                2,
                portal.as(east, () -> portal.matches.list(State.OPEN, 0, 10))
                        .matches()
                        .size());
    }
}
