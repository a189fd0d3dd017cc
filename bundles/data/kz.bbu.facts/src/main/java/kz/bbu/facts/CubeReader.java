package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.store.Sql;

/** Answers a query from the smallest table of counts that can. */
final class CubeReader {
    /** More ids than this are not sent with a statement, but left out of its answer. */
    private static final int MOST_IDS = 200;

    private static final List<Dimension> TEXTS = List.of(Dimension.LANGUAGE, Dimension.SHIFT, Dimension.JOURNAL);

    private final Sql sql;

    CubeReader(Sql sql) {
        this.sql = sql;
    }

    /** A statement with its values. */
    private record Statement(String sql, List<Object> values) {}

    void select(FactQuery query, Reach.Seen seen, long version, Consumer<FactRow> each) {
        Cube cube = cube(query);
        List<Dimension> by =
                query.by().stream().filter(d -> d != Dimension.INSTITUTION).toList();
        List<Count> counts = counts(query);
        Statement statement = statement(query, seen, version, cube, by, counts);
        Map<List<Object>, FactRow> groups = new HashMap<>();
        List<Dimension> told = query.by().contains(Dimension.INSTITUTION)
                ? Stream.concat(Stream.of(Dimension.INSTITUTION), by.stream()).toList()
                : by;
        sql.each(
                statement.sql(),
                row -> {
                    Deadline.check();
                    Long institution = seen.byOrganisation().get(row.getLong(1));
                    if (institution == null) {
                        return;
                    }
                    int column = 2;
                    Object[] key = new Object[told.size()];
                    for (int i = 0; i < key.length; i++) {
                        Dimension dimension = told.get(i);
                        if (dimension == Dimension.INSTITUTION) {
                            key[i] = institution;
                        } else {
                            key[i] = TEXTS.contains(dimension)
                                    ? (Object) row.getString(column)
                                    : (Object) row.getLong(column);
                            column++;
                        }
                    }
                    FactRow group = groups.computeIfAbsent(Arrays.asList(key), k -> empty(told, k));
                    for (Count count : counts) {
                        group.add(count, row.getLong(column++));
                    }
                },
                statement.values().toArray());
        groups.values().forEach(each);
    }

    private static FactRow empty(List<Dimension> told, List<Object> key) {
        Map<Dimension, Object> keys = new EnumMap<>(Dimension.class);
        for (int i = 0; i < told.size(); i++) {
            keys.put(told.get(i), key.get(i));
        }
        return new FactRow(keys, new long[Count.values().length]);
    }

    /** Whether anything of a query is there, by institution: when its journals were published last. */
    Map<Long, java.time.Instant> published(FactQuery query, Reach.Seen seen, long version) {
        Map<Long, java.time.Instant> published = new HashMap<>();
        Cube cube = Cube.SUBJECT;
        List<Object> values = new ArrayList<>(List.of(version, version));
        String where = where(query.toldApartBy(), seen, cube, values);
        sql.each(
                "select c.org_id, max(l.published) from " + cube.visible() + where + " group by c.org_id",
                row -> {
                    Long institution = seen.byOrganisation().get(row.getLong(1));
                    if (institution != null) {
                        Sql.instant(row, 2)
                                .ifPresent(at -> published.merge(
                                        institution, at, (one, other) -> one.isAfter(other) ? one : other));
                    }
                },
                values.toArray());
        return published;
    }

    /** How many records some counts count, by institution; empty if no table tells. Counts of which a record may have two are not asked for together. */
    Optional<Map<Long, Long>> records(FactQuery query, Set<Count> counts, Reach.Seen seen, long version) {
        if (telling(query).isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Long> records = new HashMap<>();
        seen.organisations().keySet().forEach(institution -> records.put(institution, 0L));
        select(
                query.toldApartBy(Dimension.INSTITUTION).counting(counts),
                seen,
                version,
                row -> records.put(row.id(Dimension.INSTITUTION), row.sum(counts.toArray(Count[]::new))));
        return Optional.of(records);
    }

    private static Cube cube(FactQuery query) {
        return telling(query)
                .orElseThrow(() -> new IllegalArgumentException("nobody counts by " + asked(query) + " together"));
    }

    private static Optional<Cube> telling(FactQuery query) {
        return Cube.telling(asked(query));
    }

    private static Set<Dimension> asked(FactQuery query) {
        Set<Dimension> asked = EnumSet.noneOf(Dimension.class);
        asked.addAll(query.by());
        asked.addAll(query.only().keySet());
        asked.addAll(query.except().keySet());
        if (!query.periods().isEmpty()) {
            asked.add(Dimension.PERIOD);
        }
        if (query.weeks().isPresent()) {
            asked.add(Dimension.WEEK);
        }
        return asked;
    }

    private static List<Count> counts(FactQuery query) {
        return query.counts().isEmpty()
                ? Arrays.asList(Count.values())
                : query.counts().stream().sorted().toList();
    }

    private static Statement statement(
            FactQuery query, Reach.Seen seen, long version, Cube cube, List<Dimension> by, List<Count> counts) {
        List<Object> values = new ArrayList<>(List.of(version, version));
        String keys = by.stream().map(d -> ", c." + Cube.column(d)).collect(Collectors.joining());
        // Where hardly a row agrees with another one, Derby sorts five times longer than it takes to add them here.
        boolean apart = tellsInstitutions(query) && cube.hasFewRowsBy(toldApart(query));
        String numbers = counts.stream()
                .map(count -> apart ? "c." + Cube.column(count) : folded(count))
                .collect(Collectors.joining(", ", ", ", ""));
        String where = where(query, seen, cube, values);
        return new Statement(
                "select c.org_id" + keys + numbers + " from " + cube.visible() + where
                        + (apart ? "" : " group by c.org_id" + keys),
                values);
    }

    /** Whether a row of the answer is of one institution; a class is in no other one. */
    private static boolean tellsInstitutions(FactQuery query) {
        return query.institution().isPresent()
                || query.by().contains(Dimension.INSTITUTION)
                || query.by().contains(Dimension.CLASS);
    }

    private static String folded(Count count) {
        return (count.isLatest() ? "max" : "sum") + "(c." + Cube.column(count) + ")";
    }

    /** The dimensions of which a row of the answer has one value only. */
    private static Set<Dimension> toldApart(FactQuery query) {
        Set<Dimension> told = EnumSet.noneOf(Dimension.class);
        told.addAll(query.by());
        query.only().forEach((dimension, of) -> {
            if (of.size() == 1) {
                told.add(dimension);
            }
        });
        if (query.periods().size() == 1) {
            told.add(Dimension.PERIOD);
        }
        return told;
    }

    private static String where(FactQuery query, Reach.Seen seen, Cube cube, List<Object> values) {
        StringBuilder where = new StringBuilder();
        if (seen.byOrganisation().size() <= MOST_IDS) {
            in(where, "c.org_id", seen.byOrganisation().keySet(), values, false);
        }
        boolean bySubject = query.by().contains(Dimension.SUBJECT) || query.by().contains(Dimension.TEACHER);
        if (bySubject) {
            where.append(" and c.subject_id <> 0");
        }
        query.only().forEach((dimension, of) -> in(where, dimension, of, values, false));
        query.except().forEach((dimension, of) -> in(where, dimension, of, values, true));
        if (!query.periods().isEmpty()) {
            in(
                    where,
                    "c.period",
                    query.periods().stream()
                            .map(period -> (Object) period.code())
                            .toList(),
                    values,
                    false);
        }
        query.weeks().ifPresent(weeks -> {
            where.append(" and c.week >= ? and c.week <= ?");
            values.add((int) weeks.first().toEpochDay());
            values.add((int) weeks.last().toEpochDay());
        });
        return where.toString();
    }

    /** Institutions are chosen before. */
    private static void in(
            StringBuilder where, Dimension dimension, Set<Object> of, List<Object> values, boolean except) {
        if (dimension != Dimension.INSTITUTION) {
            in(where, "c." + Cube.column(dimension), of, values, except);
        }
    }

    private static void in(
            StringBuilder where, String column, java.util.Collection<?> of, List<Object> values, boolean except) {
        if (of.isEmpty()) {
            where.append(except ? "" : " and 1 = 0");
            return;
        }
        where.append(" and ")
                .append(column)
                .append(except ? " not in (?" : " in (?")
                .append(", ?".repeat(of.size() - 1))
                .append(')');
        values.addAll(of);
    }
}
