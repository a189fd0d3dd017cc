package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Unit;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** Reads the tree of organisations. Every call names the positions that may be seen. The few authorities are kept in memory until a new tree is published. */
final class Organisations {
    private static final String INSTITUTION_FROM =
            " from registry_node n join registry_node a on a.tree = n.tree and a.id = n.parent_id"
                    + " left join registry_published p on p.source_id = n.source_id and p.part = 'journal/institutions' and p.org_id = n.id"
                    + " left join registry_institution i on i.generation = p.generation and i.id = n.id"
                    + " where n.tree = ? and n.kind = 'INSTITUTION' and n.position >= ? and n.position <= ?";
    private static final String INSTITUTION_COLUMNS =
            "n.id, n.parent_id, a.name, n.position, n.name, i.type, i.legal_form, i.bin, i.kato, i.small_school, i.address_kk, i.address_ru, i.phone, i.email, i.website, i.head_name, i.head_position, i.languages, i.shifts, i.places, i.licence_number, i.licence_date, i.licence_issuer, i.accreditation_number, i.accreditation_agency, i.accreditation_from, i.accreditation_until, i.attestation_date, i.attestation_result, i.attestation_next, i.profile_url";

    private record Snapshot(long tree, List<Authority> authorities) {}

    private final Sql sql;
    private final Alphabet alphabet;
    private final Generations generations;
    private volatile Snapshot snapshot = new Snapshot(Long.MIN_VALUE, List.of());

    Organisations(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
        this.generations = new Generations(sql);
    }

    /** All authorities in pre-order. */
    List<Authority> authorities() {
        long tree = generations.tree();
        Snapshot known = snapshot;
        if (known.tree() != tree) {
            known = new Snapshot(tree, readAuthorities(tree));
            snapshot = known;
        }
        return known.authorities();
    }

    Optional<Authority> authority(long id) {
        return authorities().stream().filter(a -> a.id() == id).findFirst();
    }

    /** The canonical id of an organisation that another source calls its own. */
    long canonical(long id) {
        return sql.one("select canonical_id from registry_same where id = ?", row -> row.getLong(1), id)
                .orElse(id);
    }

    private List<Authority> readAuthorities(long tree) {
        Map<Long, Object[]> profiles = new HashMap<>();
        sql.each(
                "select coalesce(m.canonical_id, i.org_id), i.address_kk, i.address_ru, i.phone, i.email, i.website, i.profile_url"
                        + " from registry_institution i join registry_published p on p.part = 'journal/institutions' and p.org_id = i.org_id and p.generation = i.generation"
                        + " left join registry_same m on m.id = i.org_id"
                        + " where exists (select 1 from registry_node n where n.tree = ? and n.kind = 'AUTHORITY' and n.id = coalesce(m.canonical_id, i.org_id))",
                row -> profiles.put(row.getLong(1), new Object[] {contacts(row, 2), Sql.text(row, 7)}),
                tree);
        return sql.list(
                "select id, parent_id, slug, name, position, last_position, depth from registry_node where tree = ? and kind = 'AUTHORITY' order by position",
                row -> {
                    Object[] profile = profiles.getOrDefault(row.getLong(1), new Object[] {Contacts.NONE, ""});
                    long parent = row.getLong(2);
                    return new Authority(
                            row.getLong(1),
                            row.wasNull() ? OptionalLong.empty() : OptionalLong.of(parent),
                            row.getString(3),
                            row.getString(4),
                            (String) profile[1],
                            (Contacts) profile[0],
                            row.getLong(5),
                            row.getLong(6),
                            row.getInt(7));
                },
                tree);
    }

    List<Unit> units(long authorityId) {
        return sql.list(
                "select n.id, n.name, i.profile_url, i.head_name, i.address_kk, i.address_ru, i.phone, i.email, i.website from registry_node n"
                        + " left join registry_published p on p.source_id = n.source_id and p.part = 'journal/institutions' and p.org_id = n.id"
                        + " left join registry_institution i on i.generation = p.generation and i.id = n.id"
                        + " where n.tree = ? and n.kind = 'UNIT' and n.parent_id = ? order by n.name_sort",
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

    void institutions(Scope scope, InstitutionQuery query, Consumer<Institution> each) {
        List<Object> values = new ArrayList<>();
        String where = where(scope, query, values);
        values.add(query.offset());
        values.add(query.limit());
        sql.each(
                "select " + INSTITUTION_COLUMNS + INSTITUTION_FROM + where
                        + " order by n.name_sort, n.id offset ? rows fetch next ? rows only",
                row -> {
                    Deadline.check();
                    each.accept(institution(row));
                },
                values.toArray());
    }

    Optional<Institution> institution(Scope scope, long id) {
        return sql.one(
                "select " + INSTITUTION_COLUMNS + INSTITUTION_FROM + " and n.id = ?",
                Organisations::institution,
                generations.tree(),
                scope.first(),
                scope.last(),
                id);
    }

    long count(Scope scope, InstitutionQuery query) {
        List<Object> values = new ArrayList<>();
        String where = where(scope, query, values);
        return sql.number("select count(*)" + INSTITUTION_FROM + where, values.toArray());
    }

    List<String> types(Scope scope) {
        return sql.list(
                "select distinct coalesce(i.type, '')" + INSTITUTION_FROM,
                row -> row.getString(1),
                generations.tree(),
                scope.first(),
                scope.last());
    }

    /** The scope of a query: what it asks for within what may be seen; nothing if its authority is not there. */
    Scope narrowed(Scope scope, InstitutionQuery query) {
        if (query.authority().isEmpty()) {
            return scope;
        }
        return authority(query.authority().getAsLong())
                .map(a -> scope.intersect(new Scope(a.position(), a.lastPosition())))
                .orElse(Scope.NOTHING);
    }

    /** The end of the condition; its values follow those of the tree and the positions. */
    private String where(Scope scope, InstitutionQuery query, List<Object> values) {
        Scope narrowed = narrowed(scope, query);
        values.addAll(Arrays.asList(generations.tree(), narrowed.first(), narrowed.last()));
        StringBuilder where = new StringBuilder();
        if (!query.types().isEmpty()) {
            where.append(" and coalesce(i.type, '') in (?")
                    .append(", ?".repeat(query.types().size() - 1))
                    .append(')');
            values.addAll(query.types());
        }
        if (!query.text().isBlank()) {
            where.append(" and n.name_fold like ? escape '!'");
            values.add("%" + alphabet.fold(query.text()).replaceAll("([!%_])", "!$1") + "%");
        }
        return where.toString();
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
