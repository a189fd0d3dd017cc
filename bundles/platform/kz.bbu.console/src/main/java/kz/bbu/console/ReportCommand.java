package kz.bbu.console;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.bbu.api.platform.Reports;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "bbu", name = "report", description = "Prints a report, or writes it to a file")
public final class ReportCommand extends PortalCommand {
    @Reference
    private Reports reports;

    @Argument(index = 0, name = "id", description = "The report's id, as bbu:modules shows it", required = true)
    private String id;

    @Argument(
            index = 1,
            name = "filter",
            description = "Filters as in the report's address, such as form=byType",
            multiValued = true)
    private List<String> filters = List.of();

    @Option(name = "--format", description = "table, csv, xlsx or json")
    private String format = "table";

    @Option(name = "--out", description = "The file to write; the console if it is not given")
    private String file;

    @Override
    List<String> words() {
        return filters;
    }

    @Override
    void take(List<String> rest) {
        filters = rest;
    }

    @Override
    void run() throws Exception {
        Reports.Format wanted = Arrays.stream(Reports.Format.values())
                .filter(f -> f.name().equals(format.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.BAD_VALUE, "--format", format));
        if (file == null) {
            present(reports).write(id, chosen(), wanted, out());
            out().flush();
            return;
        }
        try (OutputStream target = new BufferedOutputStream(Files.newOutputStream(Path.of(file)))) {
            present(reports).write(id, chosen(), wanted, target);
        }
        out().println(texts().text("report.written", file));
    }

    private Map<String, List<String>> chosen() {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (String filter : filters) {
            String[] pair = filter.split("=", 2);
            if (pair.length != 2) {
                throw new Problem(CommonError.BAD_VALUE, "filter", filter);
            }
            chosen.computeIfAbsent(pair[0], name -> new ArrayList<>()).add(pair[1]);
        }
        return chosen;
    }
}
