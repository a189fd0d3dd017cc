package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
            for (Map.Entry<Cube, Map<List<Object>, long[]>> cube :
                    counted(version, book).entrySet()) {
                Map<List<Object>, long[]> kept = kept(version, book, cube.getKey());
                rows += kept.size();
                different += compare(book, cube.getKey(), kept, cube.getValue(), differences);
            }
        }
        return new Result(books.size(), rows, different);
    }

    private Map<Cube, Map<List<Object>, long[]>> counted(long version, JournalReader.Book book) {
        InstitutionYear year = journals.open(version, book, Set.of(Count.Source.values()), Set.of());
        Tally tally = new Tally(year, (cell, entry, count, amount) -> cell.add(count, amount));
        List<Cell> cells =
                new ArrayList<>(tally.run(Set.of(Count.Source.values())).values());
        return Arrays.stream(Cube.values()).collect(Collectors.toMap(cube -> cube, cube -> {
            Map<List<Object>, long[]> rows = new HashMap<>();
            cube.rows(0, year, cells).forEach(row -> put(cube, row, rows));
            return rows;
        }));
    }

    private Map<List<Object>, long[]> kept(long version, JournalReader.Book book, Cube cube) {
        Map<List<Object>, long[]> rows = new HashMap<>();
        List<String> columns = cube.columns();
        sql.each(
                "select c." + String.join(", c.", columns) + " from " + cube.table()
                        + " c join facts_layer l on l.generation = c.generation and l.org_id = c.org_id and l.school_year = c.school_year and l.part = '"
                        + Layers.COUNTS + "' where " + Layers.IS_VISIBLE + " and c.org_id = ? and c.school_year = ?",
                row -> {
                    Object[] values = new Object[columns.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = row.getObject(i + 1);
                    }
                    put(cube, values, rows);
                },
                version,
                version,
                book.orgId(),
                book.year());
        return rows;
    }

    /** Puts a row by its dimensions; numbers as Long, whatever the database makes of them. */
    private static void put(Cube cube, Object[] row, Map<List<Object>, long[]> rows) {
        int counts = Count.values().length;
        List<Object> key = new ArrayList<>();
        for (int i = 1; i < row.length - counts; i++) {
            key.add(row[i] instanceof Number number ? (Object) number.longValue() : row[i]);
        }
        long[] numbers = new long[counts];
        for (int i = 0; i < counts; i++) {
            Object value = row[row.length - counts + i];
            numbers[i] = value == null ? 0 : ((Number) value).longValue();
        }
        boolean isNothing = Arrays.stream(numbers).allMatch(number -> number == 0);
        if (!isNothing && rows.put(key, numbers) != null) {
            throw new IllegalStateException(cube.table() + " has " + key + " twice");
        }
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
