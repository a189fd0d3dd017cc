package kz.bbu.reporting;

import static org.junit.Assert.assertEquals;

import java.util.Optional;
import java.util.OptionalLong;
import kz.bbu.api.report.Option;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.InstitutionBuilder;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

/** Which institutions an address can choose. */
public class RegistryOptionsTest {
    private static final long LONG = 9_001_002_003_004_005_006L;

    private static Optional<Option> find(String value) {
        FakeRegistry registry = new FakeRegistry()
                .authority(1, 0, "Oblast", 0, 100)
                .institution(
                        InstitutionBuilder.institution(LONG, "School", "lyceum").under(1, "Oblast", 5), 1, 1);
        return TestViewers.call(
                TestViewers.staff(),
                () -> new RegistryOptions(registry)
                        .institutions(OptionalLong.empty())
                        .find(value));
    }

    @Test
    public void anIdOfNineteenDigitsCanBeChosen() {
        assertEquals("School", find(Long.toString(LONG)).orElseThrow().label());
    }

    @Test
    public void whatIsNoIdIsNoOption() {
        for (String value : new String[] {"", "-1", "x", "9999999999999999999", "12345678901234567890"}) {
            assertEquals(value, Optional.empty(), find(value));
        }
    }
}
