package kz.bbu.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells other data bundles who is in which class; what an import is preparing comes before what readers see. */
@Component
public final class RosterReader implements Rosters {
    private static final int AT_ONCE = 500;
    private static final List<String> FLAGS = List.of("pupil", "parent", "staff");

    private final Sql sql;
    private final Generations generations;
    private final Parts parts;
    private final Organisations organisations;

    @Activate
    public RosterReader(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Alphabet alphabet,
            @Reference Trees trees) {
        this.sql = new Sql(store);
        this.generations = new Generations(sql);
        this.parts = new Parts(sql, generations);
        this.organisations = new Organisations(sql, alphabet);
    }

    private static void requireSystem() {
        if (!Viewer.current().scope().equals(Scope.EVERYTHING)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    /** The generation of a part that an import will show, or that readers see. */
    private long generation(long sourceId, Kind kind, long orgId, long importId) {
        boolean pending = importId != 0
                && sql.number(
                                "select count(*) from registry_pending where generation = ? and source_id = ? and part = ? and org_id = ?",
                                importId,
                                sourceId,
                                kind.part(),
                                orgId)
                        > 0;
        return pending ? importId : generations.published(sourceId, kind, orgId);
    }

    @Override
    public List<Session> sessions(long sourceId, long importId) {
        requireSystem();
        return sql.list(
                "select id, title, type, starts, ends, school_year from registry_session where generation = ? order by starts, id",
                row -> new Session(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDate(4).toLocalDate(),
                        row.getDate(5).toLocalDate(),
                        row.getInt(6)),
                generation(sourceId, Kind.SESSION, 0, importId));
    }

    @Override
    public Roster roster(long sourceId, long organisationId, long importId) {
        requireSystem();
        Map<Long, ClassRows.Row> classes = new ClassRows(sql)
                .read(
                        sourceId,
                        organisationId,
                        generation(sourceId, Kind.CLASS, 0, importId),
                        generation(sourceId, Kind.COURSE, 0, importId),
                        generation(sourceId, Kind.CLASS_PROFILE, organisationId, importId));
        List<Enrolment> enrolments = sql.list(
                "select class_id, person_id, role, begins, ends from registry_enrollment where generation = ? and org_id = ?",
                row -> new Enrolment(
                        row.getLong(1), row.getLong(2), row.getString(3), Sql.date(row, 4), Sql.date(row, 5)),
                generation(sourceId, Kind.ENROLLMENT, 0, importId),
                organisationId);
        Map<Long, Set<String>> roles = new HashMap<>();
        sql.each(
                "select r.person_id, " + PeopleCounts.ROLE_FLAGS
                        + " from registry_role r where r.generation = ? and r.org_id = ? group by r.person_id",
                row -> {
                    Set<String> of = new HashSet<>(2);
                    for (int i = 0; i < FLAGS.size(); i++) {
                        if (row.getInt(2 + i) > 0) {
                            of.add(FLAGS.get(i));
                        }
                    }
                    roles.put(row.getLong(1), of);
                },
                generation(sourceId, Kind.ROLE, 0, importId),
                organisationId);
        return new Roster(
                classes.values().stream().map(ClassRows.Row::schoolClass).toList(), enrolments, roles);
    }

    @Override
    public Set<Long> known(long sourceId, Collection<Long> personIds, long importId) {
        requireSystem();
        long generation = generation(sourceId, Kind.PERSON, 0, importId);
        Set<Long> known = new HashSet<>();
        List<Long> all = new ArrayList<>(personIds);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Object> values = new ArrayList<>(List.of(generation));
            values.addAll(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            sql.each(
                    "select id from registry_person where generation = ? and id in (?" + ", ?".repeat(values.size() - 2)
                            + ")",
                    row -> known.add(row.getLong(1)),
                    values.toArray());
        }
        return known;
    }

    @Override
    public Map<Long, Long> institutions() {
        requireSystem();
        return parts.institutions();
    }

    @Override
    public Map<Long, String> names(Collection<Long> personIds) {
        requireSystem();
        return personIds.isEmpty() ? Map.of() : parts.names(personIds);
    }

    @Override
    public void people(long institutionId, Consumer<Person> each) {
        long id = organisations.canonical(institutionId);
        if (organisations.institution(Viewer.current().scope(), id).isEmpty()) {
            return;
        }
        List<Parts.Part> all = parts.of(id);
        if (all.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        StringBuilder union = new StringBuilder();
        for (Parts.Part part : all) {
            union.append(union.isEmpty() ? "" : " union all ")
                    .append("select pe.id as person_id, pe.family, pe.given, pe.middle, pe.name_sort, ")
                    .append(PeopleCounts.FLAGS)
                    .append(
                            " from registry_role r join registry_person pe on pe.generation = ? and pe.id = r.person_id"
                                    + " left join registry_account a on a.generation = ? and a.id = r.person_id"
                                    + " where r.generation = ? and r.org_id = ? group by pe.id, pe.family, pe.given, pe.middle, pe.name_sort");
            values.add(generations.published(part.sourceId(), Kind.PERSON, 0));
            values.add(generations.published(part.sourceId(), Kind.ACCOUNT, 0));
            values.add(generations.published(part.sourceId(), Kind.ROLE, 0));
            values.add(part.orgId());
        }
        sql.each(
                "select * from (" + union + ") x order by x.name_sort, x.person_id",
                row -> {
                    Set<String> roles = new HashSet<>(2);
                    for (int i = 0; i < FLAGS.size(); i++) {
                        if (row.getInt(6 + i) > 0) {
                            roles.add(FLAGS.get(i));
                        }
                    }
                    String name = Parts.name(row.getString(2), row.getString(3), Sql.text(row, 4));
                    each.accept(new Person(row.getLong(1), name, roles, row.getInt(9) > 0));
                },
                values.toArray());
    }
}
