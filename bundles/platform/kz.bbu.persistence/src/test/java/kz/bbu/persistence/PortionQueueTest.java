package kz.bbu.persistence;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.junit.Test;

/** Portions are written one after the other, beside whoever fills them. */
public class PortionQueueTest {
    @Test
    public void portionsKeepTheirOrder() {
        List<Integer> written = new ArrayList<>();
        try (PortionQueue queue = new PortionQueue()) {
            for (int i = 0; i < 50; i++) {
                int portion = i;
                queue.write(() -> written.add(portion));
            }
            queue.await();
        }
        assertEquals(50, written.size());
        assertEquals(written.stream().sorted().toList(), written);
    }

    @Test
    public void whatFailedIsToldToWhoeverFills() {
        try (PortionQueue queue = new PortionQueue()) {
            queue.write(() -> {
                throw new SQLException("full", "53100");
            });
            Problem told = assertThrows(Problem.class, () -> queue.write(() -> {}));
            assertEquals(CommonError.NO_SPACE, told.code());
        }
    }

    @Test
    public void nothingIsWrittenAfterTheEndWhoeverInterrupts() {
        AtomicBoolean written = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        try (PortionQueue queue = new PortionQueue()) {
            queue.write(() -> {
                begun.countDown();
                long end = System.nanoTime() + 200_000_000L;
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                written.set(true);
            });
            begun.await();
            Thread.currentThread().interrupt();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertTrue(written.get());
        assertTrue("whoever was interrupted still knows", Thread.interrupted());
    }
}
