package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Publisher.Undo;
import kz.bbu.api.problem.Problem;
import kz.bbu.testkit.FakeLoad;
import org.junit.Test;

/** An undone import leaves what readers see as it was before, row by row, on each database. */
public class UndoTest extends OnEachDatabase {
    /** What differs from tree to tree; the order of the rows stands for it. */
    private static final Set<String> OF_THE_TREE = Set.of("tree", "position", "last_position");

    /** All rows that readers see, as text: of each part its published generation, of the tree all but the number of the tree. */
    private List<String> seen() {
        List<String> rows = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            rows(rows, kind.part(), kind.table(), kind.byInstitution() ? " and p.org_id = n.org_id" : "");
        }
        rows(rows, Generations.PEOPLE, "registry_people", "");
        rows(rows, Generations.CATEGORIES, Categories.TABLE, " and p.org_id = n.org_id");
        long tree = new Generations(portal.sql).tree();
        portal.sql.each(
                "select * from registry_node where tree = ? order by position",
                row -> rows.add("tree " + text(row)),
                tree);
        portal.sql.each(
                "select * from registry_head where tree = ? order by org_id, place",
                row -> rows.add("head " + text(row)),
                tree);
        portal.sql.each(
                "select * from registry_attested where tree = ? order by node_id, generation, org_id, person_generation",
                row -> rows.add("attested " + text(row)),
                tree);
        portal.sql.each("select * from registry_same order by id", row -> rows.add("same " + text(row)));
        return rows;
    }

    private void rows(List<String> rows, String part, String table, String condition) {
        List<String> found = portal.sql.list(
                "select n.* from " + table
                        + " n join registry_published p on p.generation = n.generation where p.part = ?" + condition,
                row -> part + " " + text(row),
                part);
        rows.addAll(found.stream().sorted().toList());
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            boolean ofTheTree =
                    OF_THE_TREE.contains(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
            Object value = row.getObject(i);
            text.append(ofTheTree ? "" : value instanceof byte[] bytes ? Arrays.hashCode(bytes) : value)
                    .append('|');
        }
        return text.toString();
    }

    private void sweepNow() {
        portal.publisher.sweep(Instant.now().plusSeconds(1), Instant.now().minus(Moves.KEPT));
    }

    private static FakeLoad other(long importId) {
        return new FakeLoad(importId, 7)
                .bulk(
                        "roster/orgs",
                        Portal.ORGS,
                        "east,,,Far East,district,010140010011,",
                        "school1,,,School One,school,010140020099,east",
                        "school9,,,School 9,school,,east")
                .bulk("roster/users", Portal.USERS, "p1,,,true,p1,Ann,Pear,,,,,", "p7,,,true,p7,New,Nut,,,,,")
                .bulk(
                        "roster/roles",
                        Portal.ROLES,
                        "r1,,,p1,primary,student,school1",
                        "r7,,,p7,primary,student,school9");
    }

    @Test
    public void whatReadersSeeIsAsBefore() {
        portal.load(Portal.region(1));
        portal.load(Portal.journal(2));
        List<String> before = seen();
        portal.load(other(3));
        sweepNow();
        assertNotEquals(before, seen());
        assertEquals(Undo.POSSIBLE, portal.publisher.undoable(3));
        portal.undo(3);
        assertEquals(before, seen());
        sweepNow();
        assertEquals(before, seen());
        portal.sweep();
        assertEquals(before, seen());
        assertEquals(6, portal.rows("registry_person"));
        assertEquals(0, portal.rows("registry_move"));
    }

    @Test
    public void stepByStepBackToTheEmptyPortal() {
        List<String> empty = seen();
        portal.load(Portal.region(1));
        List<String> first = seen();
        portal.load(Portal.journal(2));
        List<String> second = seen();
        portal.load(new FakeLoad(3, 7)
                .with("replaces.school1", "2027")
                .bulk("journal/staff", Portal.STAFF, "s1,,,t1,school1,director"));
        sweepNow();
        assertEquals(Undo.LATER, portal.publisher.undoable(1));
        assertEquals(Undo.LATER, portal.publisher.undoable(2));
        assertThrows(Problem.class, () -> portal.undo(2));
        portal.undo(3);
        assertEquals(second, seen());
        portal.undo(2);
        sweepNow();
        assertEquals(first, seen());
        portal.undo(1);
        assertEquals(empty, seen());
        assertEquals(Undo.NOTHING, portal.publisher.undoable(1));
        portal.load(Portal.region(4));
        assertEquals(3, portal.names(Scope.EVERYTHING).size());
    }

    @Test
    public void whatChangedNothingOrIsOldStays() {
        portal.load(Portal.region(1));
        portal.load(Portal.region(2));
        assertEquals(Undo.NOTHING, portal.publisher.undoable(2));
        assertEquals(Undo.POSSIBLE, portal.publisher.undoable(1));
        portal.sql.update(
                "update registry_move set moved = ?",
                Instant.now().minus(Moves.KEPT).minus(Duration.ofMinutes(1)));
        assertEquals(Undo.NOTHING, portal.publisher.undoable(1));
        assertThrows(Problem.class, () -> portal.undo(1));
    }

    @Test
    public void anotherSourceUnderWhatItBroughtComesFirst() {
        portal.load(Portal.region(1));
        portal.load(new FakeLoad(2, 8)
                .under(Portal.org("east"), Scope.EVERYTHING)
                .bulk("roster/orgs", Portal.ORGS, "x,,,School X,school,,"));
        assertEquals(Undo.LATER, portal.publisher.undoable(1));
        portal.undo(2);
        assertEquals(Undo.POSSIBLE, portal.publisher.undoable(1));
    }

    @Test
    public void anUndoThatFailsLeavesWhatWasPublished() {
        portal.load(Portal.region(1));
        portal.load(other(2));
        List<String> before = seen();
        assertThrows(
                IllegalStateException.class,
                () -> portal.database.transactions().run(() -> {
                    portal.publisher.undo(2);
                    throw new IllegalStateException("the power is gone");
                }));
        assertEquals(before, seen());
        assertEquals(Undo.POSSIBLE, portal.publisher.undoable(2));
    }

    @Test
    public void readersSeeTheOneOrTheOther() throws Exception {
        portal.load(Portal.region(1));
        List<String> first = portal.names(Scope.EVERYTHING);
        AtomicBoolean goesOn = new AtomicBoolean(true);
        portal.load(other(2));
        List<String> second = portal.names(Scope.EVERYTHING);
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> {
            long read = 0;
            while (goesOn.get()) {
                List<String> names = portal.names(Scope.EVERYTHING);
                if (!names.equals(first) && !names.equals(second)) {
                    throw new AssertionError(names);
                }
                read++;
            }
            return read;
        });
        for (int i = 2; i < 12; i++) {
            portal.undo(i);
            portal.load(other(i + 1));
        }
        goesOn.set(false);
        assertNotEquals(0L, reader.get().longValue());
    }
}
