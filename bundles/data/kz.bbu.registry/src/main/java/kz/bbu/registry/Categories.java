package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Load;
import kz.bbu.api.store.Sql;
import kz.bbu.registry.CategoryHistory.Period;
import kz.bbu.registry.CategoryHistory.Stated;

/**
 * Keeps the history of categories with each generation of an institution's staff, so that publishing and undoing move it like everything else.
 *
 * <p>An institution's staff fit into memory.
 */
final class Categories {
    static final String TABLE = "registry_category";

    private static final List<String> COLUMNS = List.of(
            "generation",
            "id",
            "org_id",
            "person_id",
            "position",
            "roles",
            "category",
            "category_order",
            "category_from",
            "category_until",
            "expires",
            "starts",
            "ends");

    private final Sql sql;
    private final Bulk bulk;
    private final Generations generations;
    private final Terms terms;
    private final CategoryHistory history;

    Categories(Sql sql, Bulk bulk, Generations generations, Terms terms, LocalDate today) {
        this.sql = sql;
        this.bulk = bulk;
        this.generations = generations;
        this.terms = terms;
        this.history = new CategoryHistory(today);
    }

    /** Writes the history of the institutions whose staff a load changes. */
    void keep(Load load, Set<Long> institutions) {
        if (institutions.isEmpty()) {
            return;
        }
        try (Bulk.Writer writer = bulk.open(TABLE, COLUMNS)) {
            for (Long institution : institutions) {
                long before = generations.published(load.sourceId(), Generations.CATEGORIES, institution);
                for (Period period : history.after(known(before, institution), stated(load, institution))) {
                    write(writer, load.importId(), institution, period);
                }
                generations.pend(load.importId(), load.sourceId(), Generations.CATEGORIES, institution);
            }
        }
    }

    private List<Period> known(long generation, long institution) {
        return sql.list(
                "select person_id, position, roles, category, category_order, category_from, category_until, starts, ends from registry_category where generation = ? and org_id = ?",
                row -> new Period(
                        new Stated(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                day(row, 6),
                                day(row, 7),
                                null),
                        day(row, 8),
                        day(row, 9)),
                generation,
                institution);
    }

    private List<Stated> stated(Load load, long institution) {
        return sql.list(
                "select person_id, position, roles, category, category_order, category_from, category_until, hired from registry_staff where generation = ? and org_id = ? and ended = false order by id",
                row -> new Stated(
                        row.getLong(1),
                        row.getString(2),
                        roles(Sql.text(row, 3)),
                        Sql.text(row, 4),
                        row.getString(5),
                        day(row, 6),
                        day(row, 7),
                        day(row, 8)),
                load.importId(),
                institution);
    }

    /** The roles between commas, so that one of them can be found; empty for none. */
    private static String roles(String list) {
        String roles = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(role -> !role.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(","));
        return roles.isEmpty() ? "" : "," + roles + ",";
    }

    private void write(Bulk.Writer writer, long generation, long institution, Period period) {
        Stated said = period.said();
        LocalDate reckoned = said.from() == null ? null : terms.end(said.position(), said.category(), said.from());
        writer.add(
                generation,
                Ids.hash(institution + "/" + said.person() + "/" + said.position() + "/" + period.starts()),
                institution,
                said.person(),
                said.position(),
                said.roles(),
                said.category(),
                said.order(),
                said.from(),
                said.until(),
                said.until() == null ? reckoned : said.until(),
                period.starts(),
                period.ends());
    }

    private static LocalDate day(ResultSet row, int column) throws SQLException {
        return Sql.date(row, column).orElse(null);
    }

    /** Notes for a new tree which histories belong to its institutions. */
    static void point(Sql sql, Generations generations, long tree, Node root) {
        Map<Long, Long> nodes = new HashMap<>();
        collect(root, nodes);
        record Pointer(long source, long organisation, long generation) {}
        Map<Long, Long> persons = new HashMap<>();
        sql
                .list(
                        "select source_id, org_id, generation from registry_published where part = ?",
                        row -> new Pointer(row.getLong(1), row.getLong(2), row.getLong(3)),
                        Generations.CATEGORIES)
                .stream()
                .filter(pointer -> nodes.containsKey(pointer.organisation()))
                .forEach(pointer -> sql.update(
                        "insert into registry_attested (tree, node_id, generation, org_id, person_generation) values (?, ?, ?, ?, ?)",
                        tree,
                        nodes.get(pointer.organisation()),
                        pointer.generation(),
                        pointer.organisation(),
                        persons.computeIfAbsent(
                                pointer.source(), source -> generations.published(source, Kind.PERSON, 0))));
    }

    /** Institutions by each id that a source has for them. */
    private static void collect(Node node, Map<Long, Long> nodes) {
        if (node.kind == NodeKind.INSTITUTION) {
            node.parts.forEach(part -> nodes.put(part.id, node.id));
        }
        node.children.forEach(child -> collect(child, nodes));
    }
}
