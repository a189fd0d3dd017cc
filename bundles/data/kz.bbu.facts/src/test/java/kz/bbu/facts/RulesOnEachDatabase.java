package kz.bbu.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;
import org.junit.After;
import org.junit.Assert;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Claims about the rules and the calendar of a new portal, on Derby and on PostgreSQL: a region 1 with the districts 2 and 3, the schools 21 and 22 in the one, 31 in the other. */
@RunWith(Parameterized.class)
public abstract class RulesOnEachDatabase {
    private static final Map<String, TestDatabase> DATABASES = new HashMap<>();

    @Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("Derby", "PostgreSQL");
    }

    @Parameter
    public String name;

    TestDatabase database;
    Store store;
    Sql sql;
    Tree tree;
    RuleBook book;
    DaysOutBook calendar;
    RuleEditor editor;
    final List<String> audited = new ArrayList<>();
    final List<String> touched = new ArrayList<>();
    private final List<RuleBook> opened = new ArrayList<>();

    @Before
    public void open() {
        database = DATABASES.computeIfAbsent(name, TestDatabase::lasting);
        store = database.store("facts");
        sql = new Sql(store);
        for (String table : List.of("facts_rule", "facts_rule_given", "facts_days_out")) {
            sql.update("delete from " + table);
        }
        tree = new Tree();
        book = restart();
        calendar = new DaysOutBook(store, tree);
        editor = new RuleEditor(
                store,
                database.transactions(),
                new FakeTexts(Language.EN),
                tree,
                book,
                calendar,
                (action, object) -> audited.add(action + " " + object.replaceFirst("#\\d+", "#")));
        editor.recount = (organisations, from, until) -> touched.add(organisations + " " + from + "/" + until);
    }

    /** The book of another start, or of another portal on the same database. */
    RuleBook restart() {
        RuleBook made = new RuleBook(store, database.transactions(), new FakeTexts(Language.EN));
        opened.add(made);
        return made;
    }

    @After
    public void close() throws InterruptedException {
        for (RuleBook made : opened) {
            made.close();
        }
    }

    <T> T as(Role role, long authority, Callable<T> work) {
        Viewer viewer = new Viewer(5, "Test", role, authority, tree.of(authority), Language.EN, "127.0.0.1", "token");
        return TestViewers.call(viewer, work);
    }

    <T> T asAdministrator(Callable<T> work) {
        return as(Role.ADMINISTRATOR, 1, work);
    }

    void refused(String key, Callable<?> work) {
        Problem problem = Assert.assertThrows(Problem.class, () -> asAdministrator(work));
        Assert.assertEquals(key, problem.code().key());
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    static Rule rule(long id, Kind kind, String from, String until, int first, int last, String numbers) {
        Optional<LocalDate> end =
                Optional.of(until).filter(text -> !text.isEmpty()).map(LocalDate::parse);
        return new Rule(id, kind, day(from), end, first, last, RuleNumbers.parse(numbers), "Order 1");
    }

    static Calendar.DaysOut out(long id, long organisation, String first, String last) {
        return new Calendar.DaysOut(id, organisation, Calendar.Kind.FROST, day(first), day(last), "−35 °C");
    }

    /** Positions by organisation, with the number of the tree before the place as in the registry. */
    static final class Tree implements Scopes {
        private static final Map<Long, Scope> PLACES = Map.of(
                1L, new Scope(0, 5),
                2L, new Scope(1, 3),
                21L, new Scope(2, 2),
                22L, new Scope(3, 3),
                3L, new Scope(4, 5),
                31L, new Scope(5, 5));
        long number = 1;
        long asked;

        @Override
        public Scope of(long organisationId) {
            asked++;
            Scope place = PLACES.get(organisationId);
            return place == null ? Scope.NOTHING : new Scope(number * 100 + place.first(), number * 100 + place.last());
        }

        @Override
        public Optional<String> name(long organisationId) {
            return Optional.of("No " + organisationId);
        }

        @Override
        public long root() {
            return 1;
        }
    }
}
