package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Test;

public class AttemptsTest {
    @Test
    public void afterTheLastAttemptOneMustWait() {
        Attempts attempts = new Attempts(3, Duration.ofMinutes(5));
        for (int i = 0; i < 3; i++) {
            attempts.count("dina");
        }
        Problem problem = assertThrows(Problem.class, () -> attempts.count("dina"));
        assertEquals(CommonError.TOO_MANY, problem.code());
        long seconds = (Long) problem.arguments().get(0);
        assertTrue("a third of five minutes, not " + seconds, seconds > 90 && seconds <= 101);
    }

    @Test
    public void othersNeedNotWait() {
        Attempts attempts = new Attempts(1, Duration.ofMinutes(5));
        attempts.count("dina");
        attempts.count("arman");
        assertThrows(Problem.class, () -> attempts.count("dina"));
    }

    @Test
    public void anAttemptComesBackWithTime() throws InterruptedException {
        Attempts attempts = new Attempts(1, Duration.ofMillis(50));
        attempts.count("dina");
        Thread.sleep(100);
        attempts.count("dina");
    }

    @Test
    public void theOldestNamesAreForgotten() {
        Attempts attempts = new Attempts(1, Duration.ofMinutes(5));
        attempts.count("dina");
        for (int i = 0; i < 10_000; i++) {
            attempts.count("robot " + i);
        }
        attempts.count("dina");
    }
}
