package kz.bbu.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The classes of institutions within the scope of the viewer, who must be there. */
@Component
public final class ClassReader implements Classes {
    private final Sql sql;
    private final Generations generations;
    private final Parts parts;
    private final Organisations organisations;
    private final Clock clock;

    @Activate
    public ClassReader(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Alphabet alphabet,
            @Reference Trees trees) {
        this(store, alphabet, Clock.system(ZoneId.of("Asia/Almaty")));
    }

    /** Takes the clock that tells who is enrolled today. */
    ClassReader(Store store, Alphabet alphabet, Clock clock) {
        this.sql = new Sql(store);
        this.generations = new Generations(sql);
        this.parts = new Parts(sql, generations);
        this.organisations = new Organisations(sql, alphabet);
        this.clock = clock;
    }

    @Override
    public List<SchoolClass> of(long institutionId) {
        List<Found> all = read(institutionId);
        boolean hasHomerooms = all.stream().anyMatch(Found::homeroom);
        return all.stream()
                .filter(found -> found.homeroom() == hasHomerooms)
                .map(Found::schoolClass)
                .toList();
    }

    @Override
    public Map<Long, SchoolClass> find(long institutionId, Collection<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        Map<Long, SchoolClass> found = new LinkedHashMap<>();
        for (Found one : read(institutionId)) {
            if (wanted.contains(one.schoolClass().id())) {
                found.put(one.schoolClass().id(), one.schoolClass());
            }
        }
        return found;
    }

    @Override
    public Map<Long, String> names(long institutionId, Collection<Long> personIds) {
        if (personIds.isEmpty() || !isSeen(institutionId)) {
            return Map.of();
        }
        Set<Long> here = new HashSet<>();
        for (Parts.Part part : parts.of(organisations.canonical(institutionId))) {
            sql.each(
                    "select distinct person_id from registry_role where generation = ? and org_id = ?",
                    row -> here.add(row.getLong(1)),
                    generations.published(part.sourceId(), Kind.ROLE, 0),
                    part.orgId());
        }
        here.retainAll(Set.copyOf(personIds));
        return here.isEmpty() ? Map.of() : parts.names(here);
    }

    private boolean isSeen(long institutionId) {
        return organisations
                .institution(Viewer.current().scope(), institutionId)
                .isPresent();
    }

    private record Found(SchoolClass schoolClass, boolean homeroom) {}

    private List<Found> read(long institutionId) {
        if (!isSeen(institutionId)) {
            return List.of();
        }
        return parts.of(organisations.canonical(institutionId)).stream()
                .flatMap(part -> read(part).stream())
                .toList();
    }

    private List<Found> read(Parts.Part part) {
        Map<Long, ClassRows.Row> rows = new ClassRows(sql)
                .read(
                        part.sourceId(),
                        part.orgId(),
                        generations.published(part.sourceId(), Kind.CLASS, 0),
                        generations.published(part.sourceId(), Kind.COURSE, 0),
                        generations.published(part.sourceId(), Kind.CLASS_PROFILE, part.orgId()));
        long enrolments = generations.published(part.sourceId(), Kind.ENROLLMENT, 0);
        Map<Long, Long> pupils = new HashMap<>();
        LocalDate today = LocalDate.now(clock);
        sql.each(
                "select class_id, count(*) from registry_enrollment where generation = ? and org_id = ? and role = 'student' and (begins is null or begins <= cast(? as date)) and (ends is null or ends > cast(? as date)) group by class_id",
                row -> pupils.put(row.getLong(1), row.getLong(2)),
                enrolments,
                part.orgId(),
                today,
                today);
        Map<Long, Long> teachers = new HashMap<>();
        sql.each(
                "select class_id, min(person_id) from registry_enrollment where generation = ? and org_id = ? and role = 'teacher' and main = true group by class_id",
                row -> teachers.put(row.getLong(1), row.getLong(2)),
                enrolments,
                part.orgId());
        rows.forEach((id, row) -> row.teacher().ifPresent(teacher -> teachers.put(id, teacher)));
        Map<Long, String> names = teachers.isEmpty() ? Map.of() : parts.names(new HashSet<>(teachers.values()));
        return rows.values().stream()
                .map(row -> found(row, pupils, teachers, names))
                .toList();
    }

    private static Found found(
            ClassRows.Row row, Map<Long, Long> pupils, Map<Long, Long> teachers, Map<Long, String> names) {
        kz.bbu.api.platform.Rosters.SchoolClass of = row.schoolClass();
        Long teacher = teachers.get(of.id());
        return new Found(
                new SchoolClass(
                        of.id(),
                        of.title(),
                        of.grade(),
                        of.language(),
                        of.shift(),
                        of.journal(),
                        teacher == null ? "" : names.getOrDefault(teacher, ""),
                        pupils.getOrDefault(of.id(), 0L)),
                of.homeroom());
    }
}
