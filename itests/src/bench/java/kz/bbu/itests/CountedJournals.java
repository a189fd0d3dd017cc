package kz.bbu.itests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Period;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.store.Store;
import kz.bbu.facts.FactsReader;
import kz.bbu.persistence.Connections;
import kz.bbu.persistence.ModuleStore;
import kz.bbu.registry.RegistryReader;
import kz.bbu.registry.RosterReader;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeCalendar;
import kz.bbu.testkit.FakeRules;
import kz.bbu.testkit.TestViewers;

/** The query engine in this process, over the database that a portal has loaded. */
final class CountedJournals implements AutoCloseable {
    private static final int SCHOOL_YEAR = 2026;
    private static final int TERMS = 4;

    private final kz.bbu.persistence.Database database;
    private final Facts facts;
    private final long source;

    CountedJournals(kz.bbu.persistence.Database database) {
        this.database = database;
        Store store = new ModuleStore(new Connections(database.pool()), null);
        FakeAlphabet alphabet = new FakeAlphabet();
        // The trees are named by the readers so that they are there first; here a portal has made them.
        this.facts = new FactsReader(
                store,
                new RegistryReader(store, alphabet, null),
                new RosterReader(store, alphabet, null),
                FakeRules.usual(),
                new FakeCalendar(),
                alphabet);
        this.source = source();
    }

    private long source() {
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(source_id) from registry_node")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One institution's performance by class, subject and term. */
    Answer institution(String sourcedId) {
        return ask(
                FactQuery.by(Dimension.CLASS, Dimension.SUBJECT, Dimension.PERIOD)
                        .institution(OptionalLong.of(Ids.of(source, "org", sourcedId))),
                Dimension.CLASS);
    }

    /** The region's performance by institution, subject and term. */
    Answer region() {
        return ask(FactQuery.by(Dimension.INSTITUTION, Dimension.SUBJECT, Dimension.PERIOD), Dimension.INSTITUTION);
    }

    private Answer ask(FactQuery query, Dimension place) {
        Set<Period> terms = IntStream.rangeClosed(1, TERMS)
                .mapToObj(number -> Period.term(SCHOOL_YEAR, number))
                .collect(Collectors.toSet());
        FactQuery whole = query.in(terms).counting(EnumSet.copyOf(Answer.FIGURES));
        return everything(() -> {
            Answer answer = new Answer();
            facts.select(whole, row -> add(answer, row, place));
            return answer;
        });
    }

    private static void add(Answer answer, FactRow row, Dimension place) {
        long[] figures =
                answer.of(row.id(place), row.id(Dimension.SUBJECT), row.period().number());
        for (int i = 0; i < figures.length; i++) {
            figures[i] += row.count(Answer.FIGURES.get(i));
        }
    }

    /** Figures by the sourcedIds of a kind of place and by the names of the subjects. */
    Map<String, String> named(Answer answer, String kind, List<String> sourcedIds) {
        Map<Long, String> places = new HashMap<>();
        sourcedIds.forEach(sourcedId -> places.put(Ids.of(source, kind, sourcedId), sourcedId));
        Set<Long> ids = new HashSet<>();
        answer.named((place, subject) -> {
            ids.add(subject);
            return "";
        });
        var subjects = everything(() -> facts.subjects(ids));
        return answer.named((place, subject) ->
                places.getOrDefault(place, "?") + ", " + subjects.get(subject).name());
    }

    private static <T> T everything(java.util.concurrent.Callable<T> work) {
        return TestViewers.call(TestViewers.of(Role.STAFF, Scope.EVERYTHING), work);
    }

    @Override
    public void close() {
        database.close();
    }
}
