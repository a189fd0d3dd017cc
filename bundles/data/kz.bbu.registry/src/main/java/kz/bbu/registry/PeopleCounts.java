package kz.bbu.registry;

import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Load;
import kz.bbu.api.store.Sql;

/** Counts people by institution once for each publication, so that no page ever counts persons. */
final class PeopleCounts {
    static final Set<String> PUPILS = Set.of("student");
    static final Set<String> PARENTS = Set.of("guardian", "parent", "relative");
    static final Set<String> STAFF =
            Set.of("teacher", "aide", "administrator", "siteAdministrator", "principal", "proctor", "counselor");

    /** Columns of a query that groups roles r by person: 1 for a pupil, a parent, staff. */
    static final String ROLES = one("pupil", PUPILS) + ", " + one("parent", PARENTS) + ", " + one("staff", STAFF);

    /** The same with accounts a, and 1 for somebody who is registered. */
    static final String FLAGS = ROLES + ", max(case when a.registered is not null then 1 else 0 end) as registered";

    private final Sql sql;
    private final Generations generations;

    PeopleCounts(Sql sql, Generations generations) {
        this.sql = sql;
        this.generations = generations;
    }

    /** Counts what will be seen after publishing: new generations where the import changes something, published ones elsewhere. */
    void count(Load load, Set<Kind> changed) {
        if (Set.of(Kind.PERSON, Kind.ROLE, Kind.ACCOUNT).stream().noneMatch(changed::contains)) {
            return;
        }
        sql.update(
                "insert into registry_people (generation, org_id, pupils, staff, parents, pupil_users, staff_users, parent_users)"
                        + " select cast(? as bigint), x.org_id, sum(x.pupil), sum(x.staff), sum(x.parent), sum(x.pupil * x.registered), sum(x.staff * x.registered), sum(x.parent * x.registered)"
                        + " from (select r.org_id, r.person_id, "
                        + FLAGS
                        + " from registry_role r join registry_person pe on pe.generation = ? and pe.id = r.person_id"
                        + " left join registry_account a on a.generation = ? and a.id = r.person_id"
                        + " where r.generation = ? group by r.org_id, r.person_id) x group by x.org_id",
                load.importId(),
                generation(load, Kind.PERSON, changed),
                generation(load, Kind.ACCOUNT, changed),
                generation(load, Kind.ROLE, changed));
        generations.pend(load.importId(), load.sourceId(), Generations.PEOPLE, 0);
    }

    private long generation(Load load, Kind kind, Set<Kind> changed) {
        return changed.contains(kind) ? load.importId() : generations.published(load.sourceId(), kind, 0);
    }

    private static String one(String name, Set<String> roles) {
        String list = roles.stream().sorted().collect(Collectors.joining("', '", "'", "'"));
        return "max(case when r.role in (" + list + ") then 1 else 0 end) as " + name;
    }
}
