package kz.bbu.facts;

import java.nio.file.Path;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Scopes;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeCalendar;
import kz.bbu.testkit.FakeRules;
import kz.bbu.testkit.TestDatabase;

/** The data engine's own publisher on a test database, for tests of what sends packages to it. */
public final class RealFacts implements AutoCloseable {
    private final FactsPublisher publisher;

    public RealFacts(TestDatabase database, Rosters rosters, Scopes scopes, Path folder) {
        publisher = new FactsPublisher(
                database.store("facts"),
                database.bulk(),
                rosters,
                scopes,
                FakeRules.usual(),
                new FakeCalendar(),
                new FakeAlphabet(),
                folder.resolve("journals"));
    }

    public Publisher publisher() {
        return publisher;
    }

    @Override
    public void close() {
        publisher.close();
    }
}
