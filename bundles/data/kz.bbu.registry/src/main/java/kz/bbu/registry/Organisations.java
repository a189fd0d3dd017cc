package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.registry.Head;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Unit;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** Reads the tree of organisations. Every call names the positions that may be seen, and reads the tree that they belong to. */
final class Organisations {
    private static final int TREES_IN_MEMORY = 2;
    private static final String PROFILE =
            " left join registry_institution i on i.generation = n.profile_generation and i.id = n.profile_id";
    private static final String INSTITUTION_JOINED =
            " from registry_node n join registry_node a on a.tree = n.tree and a.id = n.authority_id" + PROFILE;
    private static final String INSTITUTION_WHERE =
            " where n.tree = ? and n.kind = 'INSTITUTION' and n.position >= ? and n.position <= ?";
    private static final String INSTITUTION_FROM = INSTITUTION_JOINED + INSTITUTION_WHERE;
    private static final String INSTITUTION_COLUMNS =
            "n.id, n.authority_id, a.name, n.position, n.name, i.type, i.legal_form, coalesce(n.bin, i.bin), i.kato, i.small_school, i.address_kk, i.address_ru, i.phone, i.email, i.website, i.head_name, i.head_position, i.languages, i.shifts, i.places, i.licence_number, i.licence_date, i.licence_issuer, i.accreditation_number, i.accreditation_agency, i.accreditation_from, i.accreditation_until, i.attestation_date, i.attestation_result, i.attestation_next, i.profile_url";

    private final Sql sql;
    private final Alphabet alphabet;
    private final Generations generations;

    /** The few authorities of the newest trees, which every page asks for. */
    private final Map<Long, List<Authority>> authorities = new ConcurrentHashMap<>();

    Organisations(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
        this.generations = new Generations(sql);
    }

    /** The tree that a scope belongs to. */
    private long tree(Scope scope) {
        long tree = Positions.tree(scope, generations);
        boolean newest = tree == generations.tree();
        if (!newest && !Positions.isKept(tree, sql)) {
            throw new Problem(CommonError.CONFLICT);
        }
        return tree;
    }

    /** The authorities of a scope in pre-order. */
    List<Authority> authorities(Scope scope) {
        long tree = tree(scope);
        List<Authority> all = authorities.computeIfAbsent(tree, this::readAuthorities);
        authorities.keySet().removeIf(old -> old <= tree - TREES_IN_MEMORY);
        return all.stream().filter(a -> scope.contains(a.position())).toList();
    }

    Optional<Authority> authority(Scope scope, long id) {
        return authorities(scope).stream().filter(a -> a.id() == id).findFirst();
    }

    /** The id by which an organisation is known that another source has too. */
    long canonical(long id) {
        return sql.one("select canonical_id from registry_same where id = ?", row -> row.getLong(1), id)
                .orElse(id);
    }

    private List<Authority> readAuthorities(long tree) {
        return sql.list(
                "select n.id, n.parent_id, n.slug, n.name, n.position, n.last_position, n.depth, i.address_kk, i.address_ru, i.phone, i.email, i.website, i.profile_url from registry_node n"
                        + PROFILE + " where n.tree = ? and n.kind = 'AUTHORITY' order by n.position",
                row -> {
                    long parent = row.getLong(2);
                    return new Authority(
                            row.getLong(1),
                            row.wasNull() ? OptionalLong.empty() : OptionalLong.of(parent),
                            row.getString(3),
                            row.getString(4),
                            Sql.text(row, 13),
                            contacts(row, 8),
                            row.getLong(5),
                            row.getLong(6),
                            row.getInt(7));
                },
                tree);
    }

    List<Unit> units(long authorityId) {
        return sql.list(
                "select n.id, n.name, i.profile_url, i.head_name, i.address_kk, i.address_ru, i.phone, i.email, i.website from registry_node n"
                        + PROFILE + " where n.tree = ? and n.kind = 'UNIT' and n.parent_id = ? order by n.position",
                row -> new Unit(
                        row.getLong(1),
                        authorityId,
                        row.getString(2),
                        Sql.text(row, 3),
                        Sql.text(row, 4),
                        contacts(row, 5)),
                generations.tree(),
                authorityId);
    }

    List<Head> heads(long authorityId) {
        return sql.list(
                "select name, position, phone, email, profile_url from registry_head where tree = ? and org_id = ? order by place",
                row -> new Head(
                        row.getString(1), row.getString(2), Sql.text(row, 3), Sql.text(row, 4), Sql.text(row, 5)),
                generations.tree(),
                authorityId);
    }

    /** The positions of an organisation and all below it. */
    Scope positions(long id) {
        return sql.one(
                        "select position, last_position from registry_node where tree = ? and id = ?",
                        row -> new Scope(row.getLong(1), row.getLong(2)),
                        generations.tree(),
                        canonical(id))
                .orElse(Scope.NOTHING);
    }

    Optional<String> name(long id) {
        return sql.one(
                "select name from registry_node where tree = ? and id = ?",
                row -> row.getString(1),
                generations.tree(),
                canonical(id));
    }

    void institutions(Scope scope, InstitutionQuery query, Consumer<Institution> each) {
        Condition condition = condition(scope, query);
        condition.values().add(query.offset());
        condition.values().add(query.limit());
        sql.each(
                "select " + INSTITUTION_COLUMNS + condition.sql()
                        + " order by n.name_sort, n.id offset ? rows fetch next ? rows only",
                row -> {
                    Deadline.check();
                    each.accept(institution(row));
                },
                condition.values().toArray());
    }

    Optional<Institution> institution(Scope scope, long id) {
        return sql.one(
                "select " + INSTITUTION_COLUMNS + INSTITUTION_FROM + " and n.id = ?",
                Organisations::institution,
                tree(scope),
                scope.first(),
                scope.last(),
                canonical(id));
    }

    long count(Scope scope, InstitutionQuery query) {
        Condition condition = condition(scope, query);
        return sql.number(
                "select count(*)" + condition.sql(), condition.values().toArray());
    }

    Coverage coverage(Scope scope, InstitutionQuery query) {
        Condition condition = condition(scope, query);
        return sql.one(
                        "select count(n.data_at), count(*), max(n.data_at)" + condition.sql(),
                        row -> new Coverage(row.getLong(1), row.getLong(2), Sql.instant(row, 3), 0),
                        condition.values().toArray())
                .orElseThrow();
    }

    /** Gives the counts of people of institutions that have any. */
    void people(Scope scope, InstitutionQuery query, BiConsumer<Long, Registry.People> each) {
        Condition condition = condition(scope, query);
        sql.each(
                "select n.id, n.pupils, n.staff, n.parents, n.pupil_users, n.staff_users, n.parent_users"
                        + condition.sql() + " and n.pupils + n.staff + n.parents > 0",
                row -> each.accept(
                        row.getLong(1),
                        new Registry.People(
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7))),
                condition.values().toArray());
    }

    List<String> types(Scope scope) {
        Condition condition = condition(scope, InstitutionQuery.ALL);
        return sql.list(
                "select distinct coalesce(i.type, '')" + condition.sql(),
                row -> row.getString(1),
                condition.values().toArray());
    }

    /** The end of a statement, from "from" on, and its values. */
    record Condition(String sql, List<Object> values) {}

    private Condition condition(Scope scope, InstitutionQuery query) {
        return condition(scope, query, "");
    }

    /** The institutions {@code n} of a query within a scope, with other tables joined to them. */
    Condition condition(Scope scope, InstitutionQuery query, String joins) {
        Scope narrowed = scope;
        if (query.authority().isPresent()) {
            narrowed = authority(scope, canonical(query.authority().getAsLong()))
                    .map(a -> scope.intersect(new Scope(a.position(), a.lastPosition())))
                    .orElse(Scope.NOTHING);
        }
        List<Object> values = new ArrayList<>(Arrays.asList(tree(narrowed), narrowed.first(), narrowed.last()));
        StringBuilder where = new StringBuilder(INSTITUTION_JOINED + joins + INSTITUTION_WHERE);
        if (!query.types().isEmpty()) {
            where.append(" and coalesce(i.type, '') in (?")
                    .append(", ?".repeat(query.types().size() - 1))
                    .append(')');
            values.addAll(query.types());
        }
        if (!query.text().isBlank()) {
            where.append(" and n.name_fold like ? escape '!'");
            values.add("%" + Sql.literal(alphabet.fold(query.text())) + "%");
        }
        return new Condition(where.toString(), values);
    }

    private static Contacts contacts(ResultSet row, int first) throws SQLException {
        return new Contacts(
                Sql.text(row, first),
                Sql.text(row, first + 1),
                Sql.text(row, first + 2),
                Sql.text(row, first + 3),
                Sql.text(row, first + 4));
    }

    private static Institution institution(ResultSet row) throws SQLException {
        String languages = Sql.text(row, 18);
        int shifts = row.getInt(19);
        int knownShifts = row.wasNull() ? -1 : shifts;
        int places = row.getInt(20);
        int knownPlaces = row.wasNull() ? -1 : places;
        return new Institution(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                Sql.text(row, 6),
                Sql.text(row, 7),
                Sql.text(row, 8),
                Sql.text(row, 9),
                row.getBoolean(10),
                contacts(row, 11),
                Sql.text(row, 16),
                Sql.text(row, 17),
                languages.isEmpty() ? List.of() : List.of(languages.split("\\s*,\\s*")),
                knownShifts,
                knownPlaces,
                new Institution.Licence(Sql.text(row, 21), Sql.date(row, 22), Sql.text(row, 23)),
                new Institution.Accreditation(
                        Sql.text(row, 24), Sql.text(row, 25), Sql.date(row, 26), Sql.date(row, 27)),
                new Institution.Attestation(Sql.date(row, 28), Sql.text(row, 29), Sql.date(row, 30)),
                Sql.text(row, 31));
    }
}
