package kz.bbu.intake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.text.Language;
import org.junit.Test;

/** Packages broken by chance: a verdict for each, never a failure; {@code -Dbbu.mutations=5000} for the long run. */
public class MutatedPackagesTest {
    private static final int PACKAGES = Integer.getInteger("bbu.mutations", 300);
    private static final long SEED = 20261114;
    private static final Set<Imports.State> VERDICTS =
            Set.of(Imports.State.DONE, Imports.State.REFUSED, Imports.State.CONFIRMING);

    /** Findings about the package as a whole. */
    private static final Set<String> WHOLE = Set.of("zip.broken", "zip.tooMany");

    @Test
    public void eachGetsAVerdictAndARefusedOneChangesNothing() {
        Set<String> rules = RuleTextsTest.texts(Language.EN);
        Map<Imports.State, Integer> verdicts = new TreeMap<>();
        try (TestIntake intake = new TestIntake()) {
            intake.load(Pack.example("oneroster"), TestIntake.Sending.STRICT);
            Mutations mutations = new Mutations(SEED);
            for (int i = 0; i < PACKAGES; i++) {
                String which = "package " + i;
                long before = intake.published();
                TestIntake.Sending sending = i % 3 == 0 ? TestIntake.Sending.STRICT : TestIntake.Sending.LENIENT;
                TestIntake.Result result;
                try {
                    result = intake.load(mutations.next(), i % 5 == 0 ? sending.dry() : sending);
                } catch (RuntimeException e) {
                    throw new AssertionError(which, e);
                }
                verdicts.merge(result.state(), 1, Integer::sum);
                assertTrue(which + " " + result.state(), VERDICTS.contains(result.state()));
                if (result.state() != Imports.State.DONE || result.row().dryRun()) {
                    assertEquals(which, before, intake.published());
                }
                assertEquals(which, 0, intake.remains());
                assertEquals(
                        which,
                        result.state() == Imports.State.REFUSED,
                        result.row().errors() > 0);
                result.findings().forEach(finding -> {
                    assertTrue(which + finding, rules.contains(finding.rule()));
                    assertFalse(
                            which + finding,
                            finding.file().isEmpty() && finding.value().isEmpty() && !WHOLE.contains(finding.rule()));
                    assertTrue(
                            which + finding,
                            finding.line() > 0 || !finding.rule().startsWith("value."));
                });
            }
        }
        assertTrue("most are refused, some are good: " + verdicts, verdicts.getOrDefault(Imports.State.DONE, 0) > 0);
        assertTrue(verdicts.toString(), verdicts.get(Imports.State.REFUSED) > PACKAGES / 2);
    }
}
