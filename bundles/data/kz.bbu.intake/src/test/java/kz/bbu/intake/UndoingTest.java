package kz.bbu.intake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Optional;
import kz.bbu.api.problem.Problem;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** When an import can be taken back, and what stands against it. */
public class UndoingTest {
    private static TestIntake intake;

    @BeforeClass
    public static void open() {
        intake = new TestIntake();
    }

    @AfterClass
    public static void close() {
        intake.close();
    }

    private static Pack roster() {
        return Pack.example("oneroster");
    }

    private static TestIntake.Sending from(String source) {
        return TestIntake.Sending.STRICT.from(source);
    }

    private static List<String> pointers(long source) {
        return intake.sql.list(
                "select part, generation from registry_published where source_id = ? order by part, org_id",
                row -> row.getString(1) + " " + row.getLong(2),
                source);
    }

    @Test
    public void theLastImportGoesFirst() {
        TestIntake.Sending sending = from("two");
        TestIntake.Result first = intake.load(roster(), sending);
        List<String> before = pointers(first.row().sourceId());
        TestIntake.Result second = intake.load(roster().replace("orgs.csv", "№ 1", "№ 2"), sending);
        assertEquals(
                Optional.of(IntakeError.UNDO_LATER), intake.undo(first.row().id()));
        assertEquals(Optional.empty(), intake.undo(second.row().id()));
        assertEquals(before, pointers(first.row().sourceId()));
        assertEquals("UNDONE", intake.state(second.row().id()));
        assertTrue(intake.audited.contains("import.undo " + second.row().id()));
        assertEquals(Optional.of(IntakeError.NOT_NOW), intake.undo(second.row().id()));
        assertTrue(intake.lastPublished(first.row().sourceId()).isPresent());
        assertEquals(Optional.empty(), intake.undo(first.row().id()));
        assertEquals(0, intake.registry.held(first.row().sourceId(), "roster/users"));
        assertEquals(Optional.empty(), intake.lastPublished(first.row().sourceId()));
    }

    @Test
    public void whatChangedNothingHasNothingToTakeBack() {
        TestIntake.Sending sending = from("same");
        intake.load(roster(), sending);
        TestIntake.Result again = intake.load(roster(), sending);
        assertEquals(
                Optional.of(IntakeError.UNDO_NOTHING), intake.undo(again.row().id()));
        TestIntake.Result dry = intake.load(roster(), sending.dry());
        assertEquals(Optional.of(IntakeError.NOT_NOW), intake.undo(dry.row().id()));
    }

    @Test
    public void afterAMonthItIsTooLate() {
        TestIntake.Result old = intake.load(roster(), from("old"));
        intake.sql.update(
                "delete from registry_move where generation = ?", old.row().id());
        intake.sql.update(
                "update facts_layer set published = {ts '2020-01-01 00:00:00'} where generation = ?",
                old.row().id());
        assertEquals(Optional.of(IntakeError.UNDO_GONE), intake.undo(old.row().id()));
        assertEquals("DONE", intake.state(old.row().id()));
    }

    @Test
    public void aLoadOfTheSourceIsNotDisturbed() throws Exception {
        TestIntake.Result done = intake.load(roster(), from("busy"));
        Problem busy = intake.whileLoading(
                done.row().sourceId(),
                () -> assertThrows(Problem.class, () -> intake.undo(done.row().id())));
        assertEquals(IntakeError.SOURCE_BUSY, busy.code());
    }
}
