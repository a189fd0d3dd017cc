package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Test;

public class CountedLimitsTest {
    private static final Duration TIME = Duration.ofMinutes(5);

    private final CountedLimits limits = new CountedLimits();

    @Test
    public void eachThingAndEachPersonIsCountedByItself() {
        limits.count("post", "dina", 2, TIME);
        limits.count("post", "dina", 2, TIME);
        Problem problem = assertThrows(Problem.class, () -> limits.count("post", "dina", 2, TIME));
        assertEquals(CommonError.TOO_MANY, problem.code());
        limits.count("post", "arman", 2, TIME);
        limits.count("vote", "dina", 1, TIME);
        assertThrows(Problem.class, () -> limits.count("vote", "dina", 1, TIME));
    }
}
