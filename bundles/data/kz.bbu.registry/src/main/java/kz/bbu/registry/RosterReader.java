package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads classes and people as they are seen, and as an import that is being prepared will show them. */
@Component
public final class RosterReader implements Rosters {
    private static final String PERSON =
            "select p.id, p.family, p.given, p.middle, x.pupil, x.parent, x.staff, a.registered, p.name_sort from (select r.person_id, "
                    + PeopleCounts.ROLES
                    + " from registry_role r where r.generation = ? and r.org_id = ? group by r.person_id) x"
                    + " join registry_person p on p.generation = ? and p.id = x.person_id"
                    + " left join registry_account a on a.generation = ? and a.id = x.person_id";

    private static final String ENROLMENT = "e.class_id, e.person_id, e.role, e.begins, e.ends";

    private final Sql sql;
    private final Generations generations;
    private final Organisations organisations;

    @Activate
    public RosterReader(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Alphabet alphabet,
            @Reference Trees trees) {
        this.sql = new Sql(store);
        this.generations = new Generations(sql);
        this.organisations = new Organisations(sql, alphabet);
    }

    private static void systemOnly() {
        if (!Viewer.current().scope().equals(Scope.EVERYTHING)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    /** The generations of a source's parts once an import is published. */
    private final class Coming {
        private final long source;
        private final long organisation;
        private final long importId;
        private final Set<String> pending;

        Coming(long source, long organisation, long importId) {
            this.source = source;
            this.organisation = organisation;
            this.importId = importId;
            this.pending = importId == 0 ? Set.of() : generations.pending(importId, source, organisation);
        }

        long of(Kind kind) {
            return pending.contains(kind.part())
                    ? importId
                    : generations.published(source, kind, kind.byInstitution() ? organisation : 0);
        }
    }

    @Override
    public List<Session> sessions(long sourceId, long importId) {
        systemOnly();
        return sql.list(
                "select id, title, type, starts, ends, school_year from registry_session where generation = ? order by starts, ends desc, id",
                row -> new Session(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getDate(4).toLocalDate(),
                        row.getDate(5).toLocalDate(),
                        row.getInt(6)),
                new Coming(sourceId, 0, importId).of(Kind.SESSION));
    }

    @Override
    public Roster roster(long sourceId, long organisationId, long importId) {
        systemOnly();
        Coming coming = new Coming(sourceId, organisationId, importId);
        List<SchoolClass> classes = classes(coming);
        return new Roster(classes, enrolments(coming, classes), roles(coming));
    }

    @Override
    public Roster homerooms(long sourceId, long organisationId, long importId) {
        systemOnly();
        Coming coming = new Coming(sourceId, organisationId, importId);
        List<SchoolClass> classes = classes(coming);
        Set<Enrolment> enrolments = new LinkedHashSet<>();
        List<Long> homerooms = classes.stream()
                .filter(SchoolClass::homeroom)
                .map(SchoolClass::id)
                .toList();
        for (List<Long> chunk : Chunks.of(homerooms)) {
            sql.each(
                    "select " + ENROLMENT + " from " + Chunks.table(chunk)
                            + " join registry_enrollment e on e.generation = ? and e.org_id = ? and e.class_id = v.id",
                    row -> enrolments.add(enrolment(row)),
                    Chunks.values(chunk, coming.of(Kind.ENROLLMENT), coming.organisation));
        }
        return new Roster(classes, List.copyOf(enrolments), roles(coming));
    }

    private List<SchoolClass> classes(Coming coming) {
        return sql.list(
                "select " + ClassRow.COLUMNS + ", c.title, p.combined, p.parents" + ClassRow.FROM
                        + " left join registry_course c on c.generation = ? and c.id = k.course_id" + ClassRow.WHERE
                        + " order by k.id",
                row -> {
                    ClassRow read = ClassRow.of(row);
                    return new SchoolClass(
                            read.id(),
                            read.homeroom(),
                            read.name(),
                            Sql.text(row, 11),
                            read.grade(),
                            read.language(),
                            read.shift(),
                            read.journal(),
                            classIds(coming.source, Sql.text(row, 12)),
                            classIds(coming.source, Sql.text(row, 13)));
                },
                coming.of(Kind.CLASS_PROFILE),
                coming.of(Kind.COURSE),
                coming.of(Kind.CLASS),
                coming.organisation);
    }

    private static Set<Long> classIds(long source, String sourcedIds) {
        return Arrays.stream(sourcedIds.split(","))
                .map(String::strip)
                .filter(sourcedId -> !sourcedId.isEmpty())
                .map(sourcedId -> Ids.of(source, "class", sourcedId))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Enrolment> enrolments(Coming coming, List<SchoolClass> classes) {
        Set<Long> known = classes.stream().map(SchoolClass::id).collect(Collectors.toSet());
        List<Enrolment> enrolments = new ArrayList<>();
        sql.each(
                "select " + ENROLMENT + " from registry_enrollment e where e.generation = ? and e.org_id = ?",
                row -> {
                    if (known.contains(row.getLong(1))) {
                        enrolments.add(enrolment(row));
                    }
                },
                coming.of(Kind.ENROLLMENT),
                coming.organisation);
        return enrolments;
    }

    private static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(row.getLong(1), row.getLong(2), row.getString(3), Sql.date(row, 4), Sql.date(row, 5));
    }

    private Map<Long, Set<String>> roles(Coming coming) {
        Map<Long, Set<String>> roles = new HashMap<>();
        sql.each(
                "select r.person_id, " + PeopleCounts.ROLES
                        + " from registry_role r where r.generation = ? and r.org_id = ? group by r.person_id",
                row -> roles.put(row.getLong(1), roles(row, 2)),
                coming.of(Kind.ROLE),
                coming.organisation);
        roles.values().removeIf(Set::isEmpty);
        return roles;
    }

    /** The roles that three columns tell, in the order of {@link PeopleCounts#ROLES}. */
    private static Set<String> roles(ResultSet row, int first) throws SQLException {
        Set<String> roles = new LinkedHashSet<>();
        int column = first;
        for (String role : List.of("pupil", "parent", "staff")) {
            if (row.getInt(column++) > 0) {
                roles.add(role);
            }
        }
        return roles;
    }

    @Override
    public void results(long sourceId, long importId, Consumer<Result> each) {
        systemOnly();
        Coming coming = new Coming(sourceId, 0, importId);
        sql.each(
                "select r.id, coalesce(o.line, 0), k.org_id, k.id, r.person_id, r.status, r.in_progress, r.score, r.scored, w.title, w.due, w.minimum, w.maximum, c.title, c.weight from registry_result r"
                        + " join registry_line_item w on w.generation = ? and w.id = r.line_item_id"
                        + " join registry_item_category c on c.generation = ? and c.id = w.category_id"
                        + " join registry_class k on k.generation = ? and k.id = w.class_id"
                        // Also what an import brings unchanged stands on a line of its file.
                        + " left join registry_result o on o.generation = ? and o.id = r.id where r.generation = ?",
                row -> each.accept(new Result(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getBoolean(7),
                        Optional.ofNullable(row.getBigDecimal(8)),
                        row.getDate(9).toLocalDate(),
                        new LineItem(
                                row.getString(10),
                                row.getDate(11).toLocalDate(),
                                Optional.ofNullable(row.getBigDecimal(12)),
                                Optional.ofNullable(row.getBigDecimal(13)),
                                row.getString(14),
                                Optional.ofNullable(row.getBigDecimal(15))))),
                coming.of(Kind.LINE_ITEM),
                coming.of(Kind.ITEM_CATEGORY),
                coming.of(Kind.CLASS),
                importId,
                coming.of(Kind.RESULT));
    }

    @Override
    public Set<Long> known(long sourceId, Collection<Long> personIds, long importId) {
        systemOnly();
        long generation = new Coming(sourceId, 0, importId).of(Kind.PERSON);
        Set<Long> known = new HashSet<>();
        for (List<Long> chunk : Chunks.of(personIds)) {
            sql.each(
                    "select p.id from " + Chunks.table(chunk)
                            + " join registry_person p on p.generation = ? and p.id = v.id",
                    row -> known.add(row.getLong(1)),
                    Chunks.values(chunk, generation));
        }
        return known;
    }

    @Override
    public Map<Long, Long> institutions() {
        systemOnly();
        Map<Long, Long> institutions = new HashMap<>();
        sql.each(
                "select t.org_id, t.node_id from registry_seen t join registry_node n on n.tree = t.tree and n.id = t.node_id where t.tree = ? and n.kind = 'INSTITUTION'",
                row -> institutions.put(row.getLong(1), row.getLong(2)),
                generations.tree());
        return institutions;
    }

    @Override
    public Map<Long, String> names(Collection<Long> personIds) {
        Viewer.current();
        Map<Long, String> names = new HashMap<>();
        Set<Long> wanted = new HashSet<>(personIds);
        List<Long> people = sql.list(
                "select distinct person_generation from registry_seen where tree = ?",
                row -> row.getLong(1),
                generations.tree());
        for (Long generation : people) {
            names.putAll(new PersonNames(sql).find(generation, wanted));
            wanted.removeAll(names.keySet());
        }
        return names;
    }

    @Override
    public void people(long institutionId, Consumer<Person> each) {
        List<Seen> sources = Seen.of(sql, organisations, Viewer.current().scope(), institutionId);
        if (sources.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>();
        for (Seen seen : sources) {
            values.addAll(List.of(seen.roles(), seen.organisation(), seen.persons(), seen.accounts()));
        }
        sql.each(
                String.join(" union all ", Collections.nCopies(sources.size(), PERSON)) + " order by 9, 1",
                row -> {
                    Deadline.check();
                    Set<String> roles = roles(row, 5);
                    if (!roles.isEmpty()) {
                        each.accept(new Person(row.getLong(1), PersonNames.of(row, 2), roles, row.getDate(8) != null));
                    }
                },
                values.toArray());
    }
}
