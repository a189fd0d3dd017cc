package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.github.bucket4j.TimeMeter;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Test;

public class PostLimitTest {
    private long now;
    private final PostLimit limit = new PostLimit(new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    });

    @Test
    public void anAccountThatWritesTooFastWaitsAndOthersDoNot() {
        for (int i = 0; i < PostLimit.MOST; i++) {
            limit.count(1);
        }
        Problem refused = assertThrows(Problem.class, () -> limit.count(1));
        assertEquals(CommonError.TOO_MANY, refused.code());
        limit.count(2);
        now += 7_000_000_000L;
        limit.count(1);
        assertThrows(Problem.class, () -> limit.count(1));
    }
}
