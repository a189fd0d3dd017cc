package kz.bbu.facts;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.platform.FactsCheck;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts every journal anew from its records and compares, an institution at a time. */
@Component(service = FactsCheck.class)
public final class Verification implements FactsCheck {
    private final Sql sql;
    private final Layers layers;
    private final JournalReader journals;
    private final Scopes scopes;

    @Activate
    public Verification(
            @Reference(target = "(store=kz.bbu.facts)") Store store,
            @Reference Rosters rosters,
            @Reference Rules rules,
            @Reference Calendar calendar,
            @Reference Alphabet alphabet,
            @Reference Scopes scopes) {
        this.sql = new Sql(store);
        this.layers = new Layers(sql);
        this.journals = new JournalReader(sql, new Institutions(rosters, rules, calendar, alphabet));
        this.scopes = scopes;
    }

    @Override
    public Result verify(Consumer<Difference> differences) {
        if (!Scopes.administersAll(Viewer.current(), scopes)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        long version = layers.version();
        long rows = 0;
        long different = 0;
        List<JournalReader.Book> books = journals.books(version);
        for (JournalReader.Book book : books) {
            Counts kept = Counts.kept(sql, version, book);
            Counts counted = Counts.of(journals.open(version, book, Set.of(Count.Source.values()), Set.of()));
            rows += kept.size();
            for (Cube cube : Cube.values()) {
                different += compare(book, cube, kept.of(cube), counted.of(cube), differences);
            }
        }
        return new Result(books.size(), rows, different);
    }

    private static long compare(
            JournalReader.Book book,
            Cube cube,
            Map<List<Object>, long[]> kept,
            Map<List<Object>, long[]> counted,
            Consumer<Difference> differences) {
        long different = 0;
        Set<List<Object>> keys = new java.util.HashSet<>(kept.keySet());
        keys.addAll(counted.keySet());
        long[] none = new long[Count.values().length];
        for (List<Object> key : keys) {
            long[] one = kept.getOrDefault(key, none);
            long[] other = counted.getOrDefault(key, none);
            for (Count count : Count.values()) {
                if (one[count.ordinal()] != other[count.ordinal()]) {
                    different++;
                    differences.accept(new Difference(
                            book.orgId(),
                            book.year(),
                            cube.table() + " " + key + " " + count,
                            one[count.ordinal()],
                            other[count.ordinal()]));
                }
            }
        }
        return different;
    }
}
