package kz.bbu.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.Reports;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes reports for callers outside the web. */
@Component
public final class ReportService implements Reports {
    private final Engine engine;

    @Activate
    public ReportService(@Reference Engine engine) {
        this.engine = engine;
    }

    @Override
    public void write(String id, Map<String, List<String>> filters, Format format, OutputStream out) {
        try {
            engine.export(id, Address.of(filters), format).writeTo(out);
        } catch (IOException e) {
            throw new Problem(e, CommonError.UNAVAILABLE);
        }
    }
}
