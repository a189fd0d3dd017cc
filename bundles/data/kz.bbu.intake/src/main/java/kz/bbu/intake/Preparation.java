package kz.bbu.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;

/** Checks one package wholly and lets the publishers prepare it; what is wrong goes to its findings. */
final class Preparation {
    /** What a file of a package may have unpacked. */
    static final long MOST_BYTES = 64L << 30;

    private final Sql sql;
    private final Bulk bulk;
    private final Scopes scopes;
    private final List<Publisher> publishers;
    private final List<Publisher> taking = new ArrayList<>();
    private final List<LoadCount> counts = new ArrayList<>();

    final FoundFindings findings = new FoundFindings();

    /** What is prepared: the file, and whose it is. */
    record Subject(long importId, long sourceId, long authorityId, Path path, boolean strict) {}

    /** Who watches; may throw to end the work. */
    interface Progress {
        void at(long rows, String step, Object... arguments);
    }

    Preparation(Sql sql, Bulk bulk, Scopes scopes, List<Publisher> publishers) {
        this.sql = sql;
        this.bulk = bulk;
        this.scopes = scopes;
        this.publishers = publishers;
    }

    /** The publishers that have prepared something, and must now publish or discard it. */
    List<Publisher> taking() {
        return taking;
    }

    /** What publishing would do; with errors only what was read. */
    List<LoadCount> counts() {
        return counts;
    }

    void run(Subject subject, Progress progress, Runnable beforePublishers) throws Exception {
        progress.at(0, "step.open");
        try (PackageZip zip = new PackageZip(subject.path(), MOST_BYTES, findings)) {
            OpenPackage contents = new OpenPackage(zip, subject.strict(), findings);
            requireTakers(contents);
            try (References references = new References(sql, bulk, subject.importId(), contents)) {
                Scope scope = scopes.of(subject.authorityId()).intersect(permitted());
                PackageLoad load = new PackageLoad(contents, subject, scope, findings, references, progress);
                checkOthers(contents, load);
                beforePublishers.run();
                for (Publisher publisher : taking) {
                    Viewers.call(Viewers.system("intake"), () -> counts.addAll(publisher.prepare(load)));
                }
                if (!findings.hasErrors()) {
                    references.check(findings);
                }
                if (findings.hasErrors()) {
                    counts.clear();
                    load.read().forEach((file, read) -> counts.add(new LoadCount(file, 0, "", read, 0, 0, 0, 0)));
                }
                new MissingValues(findings, contents).fill();
            }
        } catch (Refusal reported) {
            // What is wrong is among the findings.
        }
    }

    void discard(long importId) {
        taking.forEach(publisher -> publisher.discard(importId));
    }

    /** What the submitter may reach now: the job may have waited for a package that moved every position. */
    private Scope permitted() {
        Viewer viewer = Viewer.current();
        return viewer.scope().equals(Scope.EVERYTHING) ? Scope.EVERYTHING : scopes.of(viewer.authorityId());
    }

    /** Finds the publishers of the package's files; a file that must be kept and that nobody takes fails the load loudly. */
    private void requireTakers(OpenPackage contents) {
        for (String file : contents.files().keySet()) {
            List<Publisher> takers =
                    publishers.stream().filter(p -> p.takes().contains(file)).toList();
            if (takers.isEmpty() && contents.spec(file).kept()) {
                throw new Problem(IntakeError.NOBODY_TAKES, file);
            }
            takers.stream().filter(t -> !taking.contains(t)).forEach(taking::add);
        }
        taking.sort(Comparator.comparing(Publisher::comesAfterOthers));
    }

    /** Files that are not kept are checked all the same, and the reader of the import is told. */
    private void checkOthers(OpenPackage contents, PackageLoad load) {
        for (String file : contents.files().keySet()) {
            if (!contents.spec(file).kept()) {
                load.read(file, row -> {});
                findings.warning(file, 0, "", "", "file.notKept");
            }
        }
    }
}
