package kz.bbu.api.platform;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Runs reports outside the web, such as from the console. */
@ProviderType
public interface Reports {
    /** The formats of a report. */
    enum Format {
        TABLE,
        CSV,
        XLSX,
        JSON
    }

    /**
     * Writes a report for the thread's viewer.
     *
     * @param filters the same as in the report's address
     * @throws kz.bbu.api.problem.Problem if the report is not there or off, or a filter is not permitted
     */
    void write(String id, Map<String, List<String>> filters, Format format, OutputStream out);
}
