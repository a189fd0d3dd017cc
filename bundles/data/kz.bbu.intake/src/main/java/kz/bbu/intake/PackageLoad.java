package kz.bbu.intake;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;

/** A package as publishers see it: header and values of each row are checked while it is read. */
final class PackageLoad implements Load {
    private static final int ROWS_BETWEEN_PROGRESS = 1000;

    private final OpenPackage contents;
    private final Preparation.Subject subject;
    private final Scope scope;
    private final Findings findings;
    private final Preparation.Progress progress;
    private final References references;
    private final Map<String, Long> read = new TreeMap<>();
    private long rows;

    PackageLoad(
            OpenPackage contents,
            Preparation.Subject subject,
            Scope scope,
            Findings findings,
            References references,
            Preparation.Progress progress) {
        this.contents = contents;
        this.subject = subject;
        this.scope = scope;
        this.findings = findings;
        this.progress = progress;
        this.references = references;
    }

    /** How many rows each file had that was read, also those with errors. */
    Map<String, Long> read() {
        return read;
    }

    @Override
    public long importId() {
        return subject.importId();
    }

    @Override
    public long sourceId() {
        return subject.sourceId();
    }

    @Override
    public long authorityId() {
        return subject.authorityId();
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
        progress.at(rows, key, arguments);
    }

    @Override
    public void read(String file, Consumer<Row> each) {
        FileReader reader = new FileReader(file, contents, findings);
        long before = rows;
        try {
            contents.csv(file).read(line -> {
                if (++rows % ROWS_BETWEEN_PROGRESS == 0) {
                    progress.at(rows, "step.read", contents.spec(file).name());
                }
                FileReader.CheckedRow checked = reader.take(line);
                if (checked != null) {
                    references.take(file, checked);
                    each.accept(checked);
                }
            });
            reader.end();
        } catch (Refusal reported) {
            // The other files are read all the same, so that everything that is wrong is told at once.
        }
        read.put(file, rows - before);
        references.flush();
    }
}
