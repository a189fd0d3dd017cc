package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.store.Sql;

/** Reads people as a tree shows them, by name: everybody of some organisations, or some of whom the ids are known. */
final class PersonRows {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final int MOST_AT_ONCE = 64;

    private static final String COLUMNS =
            "select p.name_sort, p.id, t.org_id, n.id, n.name, n.kind, i.type, p.family, p.given, p.middle, a.registered, a.profile_url, a.last_login, ";
    private static final String OF_ROLES = COLUMNS + "r.role, cast(null as varchar(200)), cast(null as varchar(1000))";
    private static final String OF_STAFF = COLUMNS + "cast(null as varchar(60)), r.position, r.roles";
    private static final String ROLES =
            " join registry_role r on r.generation = t.role_generation and r.org_id = t.org_id";
    private static final String STAFF =
            " join registry_staff r on r.generation = t.staff_generation and r.org_id = t.org_id";
    private static final String NODE = " join registry_node n on n.tree = t.tree and n.id = t.node_id";
    private static final String PERSON =
            " left join registry_institution i on i.generation = n.profile_generation and i.id = n.profile_id"
                    + " join registry_person p on p.generation = t.person_generation and p.id = r.person_id"
                    + " left join registry_account a on a.generation = t.account_generation and a.id = r.person_id";
    private static final String WHERE = " where t.tree = ? and n.position >= ? and n.position <= ?";

    private final Sql sql;

    PersonRows(Sql sql) {
        this.sql = sql;
    }

    /** Somebody in an organisation, by the source's own ids. */
    record Key(long organisation, long person) {}

    /**
     * Gives everybody in some organisations by name.
     *
     * @param scope the positions of the organisations, of one tree
     * @param condition more of the statement's end, about the organisations n, their sources t and the people r; empty for none
     */
    void each(long tree, Scope scope, String condition, List<?> values, Consumer<Listed> each) {
        List<Object> all = new ArrayList<>(List.of(tree, scope.first(), scope.last()));
        all.addAll(values);
        all.addAll(List.copyOf(all));
        Gatherer gatherer = new Gatherer(each);
        sql.each(
                OF_ROLES + " from registry_seen t" + NODE + ROLES + PERSON + WHERE + condition + " union all "
                        + OF_STAFF + " from registry_seen t" + NODE + STAFF + PERSON + WHERE + condition
                        + " order by 1, 2, 3",
                gatherer::take,
                all.toArray());
        gatherer.end();
    }

    /** Those of some people whom a tree shows within a scope. */
    Map<Key, Listed> find(long tree, Scope scope, List<Key> keys) {
        Map<Key, Listed> found = new HashMap<>();
        for (int start = 0; start < keys.size(); start += MOST_AT_ONCE) {
            find(tree, scope, keys.subList(start, Math.min(keys.size(), start + MOST_AT_ONCE)), found);
        }
        return found;
    }

    private void find(long tree, Scope scope, List<Key> keys, Map<Key, Listed> found) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            // Always as many, so that one statement is compiled.
            Key key = keys.get(Math.min(i, keys.size() - 1));
            all.add(key.organisation());
            all.add(key.person());
        }
        all.addAll(List.of(tree, scope.first(), scope.last()));
        all.addAll(List.copyOf(all));
        String wanted = IntStream.range(0, MOST_AT_ONCE)
                .mapToObj(i -> "(cast(? as bigint), cast(? as bigint))")
                .collect(Collectors.joining(", ", " from (values ", ") v(org_id, person_id)"));
        String from = wanted + " join registry_seen t on t.org_id = v.org_id" + NODE;
        String only = " and r.person_id = v.person_id";
        Gatherer gatherer = new Gatherer(row -> found.put(new Key(row.organisation(), row.person()), row));
        sql.each(
                OF_ROLES + from + ROLES + only + PERSON + WHERE + " union all " + OF_STAFF + from + STAFF + only
                        + PERSON + WHERE + " order by 1, 2, 3",
                gatherer::take,
                all.toArray());
        gatherer.end();
    }

    /** Joins the rows of one person in one organisation, which follow each other. */
    private static final class Gatherer {
        private final Consumer<Listed> each;
        private Listed present;

        Gatherer(Consumer<Listed> each) {
            this.each = each;
        }

        void take(ResultSet row) throws SQLException {
            Deadline.check();
            long person = row.getLong(2);
            long organisation = row.getLong(3);
            if (present == null || present.person() != person || present.organisation() != organisation) {
                end();
                present = begin(row, person, organisation);
            }
            String role = Sql.text(row, 14);
            String position = Sql.text(row, 15);
            if (!role.isEmpty()) {
                present.roles().add(role);
            }
            if (!position.isEmpty()) {
                present.posts().add(position);
                present.posts().addAll(Listed.items(Sql.text(row, 16)));
            }
        }

        void end() {
            if (present != null) {
                each.accept(present);
                present = null;
            }
        }

        private static Listed begin(ResultSet row, long person, long organisation) throws SQLException {
            Set<String> roles = new LinkedHashSet<>();
            Set<String> posts = new LinkedHashSet<>();
            return new Listed(
                    person,
                    organisation,
                    row.getLong(4),
                    row.getString(5),
                    NodeKind.valueOf(row.getString(6)),
                    Sql.text(row, 7),
                    PersonNames.of(row, 8),
                    row.getDate(11) != null,
                    Sql.text(row, 12),
                    day(Sql.text(row, 13)),
                    roles,
                    posts);
        }

        private static Optional<LocalDate> day(String time) {
            try {
                return time.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Instant.parse(time).atZone(ZONE).toLocalDate());
            } catch (DateTimeException e) {
                // The form was checked when it came in; what an older version let in is no day.
                return Optional.empty();
            }
        }
    }
}
