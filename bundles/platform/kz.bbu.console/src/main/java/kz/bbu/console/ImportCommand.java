package kz.bbu.console;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Scopes;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

@Service
@Command(scope = "bbu", name = "import", description = "Loads a data package and waits for the result")
public final class ImportCommand extends PortalCommand {
    @Reference
    private Imports imports;

    @Reference
    private Scopes scopes;

    @Argument(index = 0, name = "file", description = "The package, a zip", required = true)
    private String file;

    @Option(name = "--dry-run", description = "Check only, keep nothing")
    private boolean dryRun;

    @Option(name = "--strict", description = "Any departure from the specification is an error")
    private boolean strict;

    @Option(
            name = "--source",
            description = "Name of the source; if it is not given, that of the manifest, else the file's name")
    private String source = "";

    @Option(
            name = "--authority",
            description =
                    "Id of the authority under which organisations without a parent come; the root if it is not given")
    private long authority;

    @Option(name = "--legal-basis", description = "On what basis personal data are loaded")
    private String legalBasis = "";

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
        long id;
        try (InputStream in = Files.newInputStream(path)) {
            long under = authority == 0 ? present(scopes).root() : authority;
            id = present(imports)
                    .submit(
                            new Imports.Submission(
                                    path.getFileName().toString(),
                                    under,
                                    OptionalLong.empty(),
                                    source,
                                    strict,
                                    dryRun,
                                    legalBasis),
                            in);
        }
        Imports.Import done = await(id);
        out().println(texts().text(
                        "import.end",
                        id,
                        texts().text("import.state." + done.state()),
                        done.errors(),
                        done.warnings()));
        counts(done);
        FindingLines findings = new FindingLines(texts());
        imports.findings(id, findings::add);
        findings.print(out());
        if (done.state() != Imports.State.DONE && done.state() != Imports.State.CONFIRMING) {
            throw new CommandException(done.error().isEmpty() ? texts().text("import.notDone") : done.error());
        }
    }

    private Imports.Import await(long id) throws InterruptedException {
        while (true) {
            Imports.Import found = imports.find(id).orElseThrow();
            if (found.ended().isPresent() || found.state() == Imports.State.CONFIRMING) {
                return found;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private void counts(Imports.Import done) {
        if (done.counts().isEmpty()) {
            return;
        }
        Lines lines = new Lines();
        lines.add(
                texts().text("count.file"),
                texts().text("count.read"),
                texts().text("count.added"),
                texts().text("count.changed"),
                texts().text("count.ended"));
        for (LoadCount count : done.counts()) {
            lines.add(count.file(), count.read(), count.added(), count.changed(), count.ended());
        }
        lines.print(out());
    }
}
