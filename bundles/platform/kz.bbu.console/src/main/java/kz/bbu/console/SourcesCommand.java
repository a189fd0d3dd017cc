package kz.bbu.console;

import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.Scopes;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "bbu", name = "sources", description = "Lists the sources of data packages")
public final class SourcesCommand extends PortalCommand {
    @Reference
    private Imports imports;

    @Reference
    private Scopes scopes;

    @Override
    void run() {
        Lines lines = new Lines();
        lines.add(
                "№",
                texts().text("sources.source"),
                texts().text("sources.authority"),
                texts().text("sources.lastPublished"));
        for (Imports.Source source : present(imports).sources()) {
            lines.add(
                    source.id(),
                    source.name(),
                    present(scopes).name(source.authorityId()).orElse(""),
                    source.lastPublished().map(texts().formats()::dateTime).orElse(texts().text("sources.never")));
        }
        lines.print(out());
    }
}
