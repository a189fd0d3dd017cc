package kz.bbu.report.occupancy;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;

import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.ReportContract;
import kz.bbu.testkit.ReportRunner;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class OccupancyReportTest extends ReportContract {
    @Override
    protected Report report(Registry registry, Texts texts) {
        return new OccupancyReport(registry, texts);
    }

    @Test
    public void morePupilsThanPlacesAreMarked() {
        ReportRunner.Row crowded = run().row("1");

        assertEquals(125.0, crowded.value("occupancy"));
        assertFalse(crowded.cells().get("occupancy").warning().isEmpty());
    }

    @Test
    public void withoutPlacesThereIsADashAndNoZero() {
        ReportRunner.Row unknown = run().row("3");

        assertNull(unknown.value("occupancy"));
        assertFalse(unknown.cells().get("occupancy").reason().isEmpty());
    }

    private ReportRunner.Result run() {
        Report report = report(region(), new FakeTexts(Language.KK));
        return TestViewers.call(TestViewers.staff(), () -> new ReportRunner(report, TODAY).run());
    }
}
