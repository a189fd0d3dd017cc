package kz.bbu.intake;

import java.util.Map;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;

/** A package as publishers see it: header and values of each row are checked while it is read. */
final class PackageLoad implements Load {
    private static final int ROWS_BETWEEN_PROGRESS = 1000;

    private final OpenPackage contents;
    private final long importId;
    private final ImportBook.Row row;
    private final Scope scope;
    private final Findings findings;
    private final JobWorker.Run run;
    private final References references;
    private long rows;

    PackageLoad(
            OpenPackage contents,
            ImportBook.Row row,
            Scope scope,
            Findings findings,
            References references,
            JobWorker.Run run) {
        this.contents = contents;
        this.importId = row.id();
        this.row = row;
        this.scope = scope;
        this.findings = findings;
        this.run = run;
        this.references = references;
    }

    @Override
    public long importId() {
        return importId;
    }

    @Override
    public long sourceId() {
        return row.sourceId();
    }

    @Override
    public long authorityId() {
        return row.authorityId();
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Map<String, String> manifest() {
        return contents.manifest();
    }

    @Override
    public boolean has(String file) {
        return contents.files().containsKey(file);
    }

    @Override
    public Mode mode(String file) {
        return contents.files().get(file);
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public void step(String key, Object... arguments) {
        run.progress(rows, 0, key, arguments);
    }

    @Override
    public void read(String file, Consumer<Row> each) {
        FileReader reader = new FileReader(file, contents, findings);
        try {
            contents.csv(file).read(line -> {
                if (++rows % ROWS_BETWEEN_PROGRESS == 0) {
                    run.progress(rows, 0, "step.read", contents.spec(file).name());
                }
                FileReader.CheckedRow checked = reader.take(line);
                if (checked != null) {
                    references.take(file, checked.line(), checked.values());
                    each.accept(checked);
                }
            });
            reader.end();
        } catch (Refusal reported) {
            // The other files are read all the same, so that everything that is wrong is told at once.
        }
        references.flush();
    }
}
