package kz.bbu.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.bbu.api.platform.PackageChecks;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

@Service
@Command(
        scope = "bbu",
        name = "package-check",
        description = "Tells what is wrong with a data package without loading it; fails if it would be refused")
public final class PackageCheckCommand extends PortalCommand {
    @Reference
    private PackageChecks checks;

    @Argument(index = 0, name = "file", description = "The package, a zip", required = true)
    private String file;

    @Option(name = "--strict", description = "Any departure from the specification is an error")
    private boolean strict;

    @Option(
            name = "--source",
            description =
                    "Name of the source whose data a journal package or a delta refers to; none if it is not given")
    private String source = "";

    @Argument(index = 1, name = "options", description = "Options may stand here too", multiValued = true)
    private List<String> words = List.of();

    @Override
    List<String> words() {
        return words;
    }

    @Override
    void run() throws Exception {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new CommandException(texts().text("noFile", file));
        }
        FindingLines findings = new FindingLines(texts());
        PackageChecks.Verdict verdict = present(checks).check(path, source, strict, findings::add);
        findings.print(out());
        if (!verdict.isGood()) {
            throw new CommandException(texts().text("check.bad", verdict.errors(), verdict.warnings()));
        }
        out().println(texts().text("check.good", verdict.warnings()));
    }
}
