package kz.bbu.facts;

import java.nio.file.Path;
import kz.bbu.api.facts.Count;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeCalendar;
import kz.bbu.testkit.FakeRules;
import kz.bbu.testkit.TestDatabase;

/** The data engine's own publisher on a test database, for tests of what sends packages to it. */
public final class RealFacts implements AutoCloseable {
    private final FactsPublisher publisher;
    private final Sql sql;
    private final Path folder;

    public RealFacts(TestDatabase database, Rosters rosters, Scopes scopes, Path folder) {
        this.folder = folder.resolve("journals");
        Store store = database.store("facts");
        sql = new Sql(store);
        publisher = new FactsPublisher(
                store,
                database.transactions(),
                database.bulk(),
                rosters,
                scopes,
                FakeRules.usual(),
                new FakeCalendar(),
                new FakeAlphabet(),
                this.folder);
    }

    public Publisher publisher() {
        return publisher;
    }

    /** The rows of a file that readers see of a source, where whole files were loaded. */
    public long held(long sourceId, String file) {
        return sql.number(
                "select sum(records) from facts_layer where source_id = ? and part = ? and until_version is null and since_version is not null",
                sourceId,
                Part.of(file).orElseThrow().name());
    }

    /** A count of all institutions of a source, as readers see it. */
    public long sum(long sourceId, Count count) {
        return sql.number(
                "select coalesce(sum(c." + Cube.column(count) + "), 0) from " + Cube.SUBJECT.visible()
                        + " and l.source_id = ?",
                new Layers(sql).version(),
                new Layers(sql).version(),
                sourceId);
    }

    @Override
    public void close() {
        publisher.close();
        Spill.delete(folder);
    }
}
