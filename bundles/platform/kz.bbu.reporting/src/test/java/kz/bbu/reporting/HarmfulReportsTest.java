package kz.bbu.reporting;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import org.junit.After;
import org.junit.Test;

public class HarmfulReportsTest {
    private final AtomicBoolean released = new AtomicBoolean();
    private final TestEngine engine = new TestEngine()
            .with("good", report(rows -> rows.add("1", "fine")))
            .with("throwing", report(rows -> {
                throw new IllegalStateException("broken");
            }))
            .with("linking", report(rows -> {
                throw new NoClassDefFoundError("gone");
            }))
            .with("sleeping", report(rows -> sleep()))
            .with("endless", report(rows -> {
                while (!released.get()) {
                    Thread.onSpinWait();
                }
            }))
            .with("filling", report(rows -> {
                for (long i = 0; ; i++) {
                    rows.add("k" + i, "row");
                }
            }))
            .with("figuring", report(rows -> {
                while (!released.get()) {
                    rows.figure("figure", Column.Kind.INTEGER, 1L);
                }
            }))
            .with("grouping", report(rows -> {
                while (!released.get()) {
                    rows.group("1", "one");
                }
            }))
            .with("misfit", report(rows -> rows.add("1", 5, "too many")));

    @After
    public void stop() {
        released.set(true);
        engine.close();
    }

    @Test
    public void whatAReportThrowsIsItsOwnError() {
        for (String id : new String[] {"throwing", "linking", "misfit"}) {
            assertEquals(ReportingError.REPORT_FAILED, problem(id).code());
        }
        assertTrue(engine.faulty.isEmpty());
        assertEquals(1, engine.screen("good").page().rows().size());
    }

    @Test
    public void aReportThatFailsAgainAndAgainIsSwitchedOff() {
        for (int i = 0; i < 3; i++) {
            problem("throwing");
        }

        assertEquals(1, engine.faulty.size());
        assertTrue(engine.faulty.get(0), engine.faulty.get(0).startsWith("throwing: "));
    }

    @Test
    public void aSlowReportIsStoppedAndForgivenOnce() {
        assertEquals(CommonError.TOO_SLOW, problem("sleeping").code());
        assertTrue(engine.faulty.isEmpty());
    }

    @Test
    public void whateverAReportGivesAsksTheClock() {
        for (String id : new String[] {"figuring", "grouping"}) {
            assertEquals(id, CommonError.TOO_SLOW, problem(id).code());
        }
        assertTrue("and so they end", engine.faulty.isEmpty());
    }

    @Test
    public void aReportThatCannotBeStoppedIsSwitchedOffAtOnce() {
        assertEquals(CommonError.TOO_SLOW, problem("endless").code());
        assertEquals(1, engine.faulty.size());
    }

    @Test
    public void aReportThatFillsWithoutEndHitsTheLimit() {
        assertEquals(ReportingError.TOO_MANY_ROWS, problem("filling").code());
    }

    @Test
    public void othersAnswerWhileOneIsStuck() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 8; i++) {
                readers.submit(() -> problem("endless"));
            }
            Thread.sleep(200);
            long begin = System.nanoTime();
            assertEquals(1, engine.screen("good").page().rows().size());
            assertTrue("in time", System.nanoTime() - begin < 900_000_000L);
        } finally {
            released.set(true);
            readers.shutdownNow();
        }
    }

    private Problem problem(String id) {
        return assertThrows(Problem.class, () -> engine.screen(id));
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Report report(Consumer<Rows> fill) {
        return new Report() {
            @Override
            public Layout layout(ReportRequest request) {
                return Layout.builder().columns(Column.text("name")).build();
            }

            @Override
            public void fill(ReportRequest request, Rows rows) {
                fill.accept(rows);
            }
        };
    }
}
