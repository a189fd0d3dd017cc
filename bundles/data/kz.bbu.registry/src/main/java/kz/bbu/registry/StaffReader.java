package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.registry.Staff;
import kz.bbu.api.registry.StaffCount;
import kz.bbu.api.registry.StaffMember;
import kz.bbu.api.registry.StaffQuery;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the history of categories within the scope of the viewer, who must be there. */
@Component
public final class StaffReader implements Staff {
    private static final String HISTORY = " join registry_attested t on t.tree = n.tree and t.node_id = n.id"
            + " join registry_category c on c.generation = t.generation and c.org_id = t.org_id";
    private static final String PERSON =
            " join registry_person p on p.generation = t.person_generation and p.id = c.person_id";
    private static final String IS_EXPIRED = "c.expires < cast(? as date)";
    private static final String IS_EXPIRING = "c.expires >= cast(? as date) and c.expires <= cast(? as date)";

    private final Sql sql;
    private final Organisations organisations;

    @Activate
    public StaffReader(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Alphabet alphabet,
            @Reference Trees trees) {
        this.sql = new Sql(store);
        this.organisations = new Organisations(sql, alphabet);
    }

    @Override
    public void counts(StaffQuery query, Consumer<StaffCount> each) {
        List<Object> values = new ArrayList<>(List.of(query.day(), query.day(), yearAfter(query)));
        String from = from(query, HISTORY, values);
        sql.each(
                "select n.id, c.position, c.roles, c.category, count(*), sum(case when " + IS_EXPIRED
                        + " then 1 else 0 end), sum(case when " + IS_EXPIRING + " then 1 else 0 end)" + from
                        + " group by n.id, c.position, c.roles, c.category",
                row -> {
                    Deadline.check();
                    each.accept(new StaffCount(
                            row.getLong(1),
                            row.getString(2),
                            roles(row.getString(3)),
                            row.getString(4),
                            row.getLong(5),
                            row.getLong(6),
                            row.getLong(7)));
                },
                values.toArray());
    }

    @Override
    public void members(StaffQuery query, Consumer<StaffMember> each) {
        List<Object> values = new ArrayList<>();
        String from = from(query, HISTORY + PERSON, values);
        values.add(query.offset());
        values.add(query.limit());
        sql.each(
                "select c.id, p.family, p.given, p.middle, n.id, n.name, c.position, c.roles, c.category, c.category_order, c.category_from, c.expires, c.category_until"
                        + from + " order by " + order(query) + " offset ? rows fetch next ? rows only",
                row -> {
                    Deadline.check();
                    each.accept(member(row));
                },
                values.toArray());
    }

    @Override
    public long count(StaffQuery query) {
        List<Object> values = new ArrayList<>();
        return sql.number("select count(*)" + from(query, HISTORY + PERSON, values), values.toArray());
    }

    private static LocalDate yearAfter(StaffQuery query) {
        return query.day().plusYears(1);
    }

    /** The end of a statement, from "from" on; its values are added to those that come before. */
    private String from(StaffQuery query, String joins, List<Object> values) {
        Organisations.Condition institutions =
                organisations.condition(Viewer.current().scope(), query.institutions(), joins);
        StringBuilder where = new StringBuilder(institutions.sql());
        values.addAll(institutions.values());
        where.append(" and c.starts <= cast(? as date) and (c.ends is null or c.ends > cast(? as date))");
        values.add(query.day());
        values.add(query.day());
        if (query.institution().isPresent()) {
            where.append(" and n.id = ?");
            values.add(organisations.canonical(query.institution().getAsLong()));
        }
        if (query.authority().isPresent()) {
            where.append(" and n.authority_id = ?");
            values.add(organisations.canonical(query.authority().getAsLong()));
        }
        where.append(choice("c.position", query.positions(), values));
        where.append(roles(query.roles(), values));
        where.append(choice("c.category", query.categories(), values));
        where.append(certificate(query, values));
        return where.toString();
    }

    private static String choice(String column, StaffQuery.Choice choice, List<Object> values) {
        if (choice.equals(StaffQuery.Choice.ALL)) {
            return "";
        }
        if (choice.values().isEmpty()) {
            return " and 1 = 0";
        }
        values.addAll(choice.values());
        return " and " + column + (choice.except() ? " not in (" : " in (") + marks(choice.values()) + ")";
    }

    private static String marks(Collection<?> values) {
        return values.stream().map(value -> "?").collect(Collectors.joining(", "));
    }

    private static String roles(Set<String> roles, List<Object> values) {
        if (roles.isEmpty()) {
            return "";
        }
        roles.forEach(role -> values.add(role.isEmpty() ? "" : "%," + Sql.literal(role) + ",%"));
        return roles.stream()
                .map(role -> "c.roles like ? escape '!'")
                .collect(Collectors.joining(" or ", " and (", ")"));
    }

    private static String certificate(StaffQuery query, List<Object> values) {
        return switch (query.certificate()) {
            case ANY -> "";
            case VALID -> {
                values.add(query.day());
                yield " and (c.expires is null or c.expires >= cast(? as date))";
            }
            case EXPIRED -> {
                values.add(query.day());
                yield " and " + IS_EXPIRED;
            }
            case EXPIRING -> {
                values.add(query.day());
                values.add(yearAfter(query));
                yield " and " + IS_EXPIRING;
            }
        };
    }

    private static String order(StaffQuery query) {
        String direction = query.descending() ? " desc" : "";
        String first = switch (query.order()) {
            case INSTITUTION -> "n.name_sort" + direction + ", ";
            case NAME -> "";
            case POSITION -> "c.position" + direction + ", ";
            case CATEGORY -> "c.category" + direction + ", ";
            case FROM -> "c.category_from" + direction + ", ";
            case UNTIL -> "c.expires" + direction + ", ";
        };
        return first + "p.name_sort" + (query.order() == StaffQuery.Order.NAME ? direction : "") + ", c.id";
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        return new StaffMember(
                row.getLong(1),
                PersonNames.of(row, 2),
                row.getLong(5),
                row.getString(6),
                row.getString(7),
                roles(row.getString(8)),
                row.getString(9),
                Sql.text(row, 10),
                Sql.date(row, 11),
                Sql.date(row, 12),
                Sql.date(row, 12).isPresent() && Sql.date(row, 13).isEmpty());
    }

    private static List<String> roles(String between) {
        return between.isEmpty()
                ? List.of()
                : List.of(between.substring(1, between.length() - 1).split(","));
    }
}
