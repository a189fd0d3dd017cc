package kz.bbu.intake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.PackageChecks;
import kz.bbu.api.problem.Problem;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The verdict on a package without loading it. */
public class PackageCheckTest {
    private static TestIntake intake;

    @BeforeClass
    public static void open() {
        intake = new TestIntake();
        intake.load(Pack.example("oneroster"), TestIntake.Sending.STRICT);
    }

    @AfterClass
    public static void close() {
        intake.close();
    }

    @Test
    public void aGoodPackageIsGood() {
        List<Imports.Finding> findings = new ArrayList<>();
        PackageChecks.Verdict verdict = intake.check(Pack.example("oneroster"), "", findings::add);
        assertTrue(verdict.isGood());
        assertEquals(verdict.warnings(), findings.size());
    }

    @Test
    public void aBadPackageIsToldWhy() {
        Pack bad = Pack.example("oneroster").replace("users.csv", "true,teacher1", "yes,teacher1");
        List<Imports.Finding> findings = new ArrayList<>();
        assertFalse(intake.check(bad, "", findings::add).isGood());
        Imports.Finding first = findings.get(0);
        assertEquals("The value must be true or false.", first.text());
        assertEquals(
                "roster/users:2 enabledUser yes",
                first.file() + ":" + first.line() + " " + first.column() + " " + first.value());
    }

    @Test
    public void aJournalRefersToItsSource() {
        assertFalse(intake.check(Pack.example("journal"), "", finding -> {}).isGood());
        assertTrue(
                intake.check(Pack.example("journal"), "source", finding -> {}).isGood());
        assertThrows(Problem.class, () -> intake.check(Pack.example("journal"), "nobody", finding -> {}));
    }

    @Test
    public void nothingIsLoadedOrRecorded() {
        long published = intake.published();
        long imports = intake.sql.number("select count(*) from intake_import");
        intake.check(Pack.example("oneroster"), "", finding -> {});
        intake.check(Pack.example("journal"), "source", finding -> {});
        assertEquals(published, intake.published());
        assertEquals(imports, intake.sql.number("select count(*) from intake_import"));
        assertEquals(0, intake.remains());
        assertEquals(
                0, intake.sql.number("select count(*) from registry_generation where id < 0 and state = 'PREPARING'"));
    }
}
