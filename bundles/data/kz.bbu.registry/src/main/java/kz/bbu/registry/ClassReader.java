package kz.bbu.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
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

/** Reads the classes of institutions within the scope of the viewer, who must be there. */
@Component
public final class ClassReader implements Classes {
    private static final String SELECT = "select " + ClassRow.COLUMNS + ClassRow.FROM + ClassRow.WHERE;
    private static final String MEMBERS =
            " join registry_enrollment e on e.generation = ? and e.org_id = ? and e.class_id = v.id where (e.begins is null or e.begins <= ?) and (e.ends is null or e.ends > ?) group by e.class_id";

    private final Sql sql;
    private final Alphabet alphabet;
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
        this.alphabet = alphabet;
        this.organisations = new Organisations(sql, alphabet);
        this.clock = clock;
    }

    /** Who is in a class today; the teacher is 0 for none. */
    private record Members(long pupils, long teacher) {
        static final Members NONE = new Members(0, 0);
    }

    private List<Seen> sources(long institution) {
        return Seen.of(sql, organisations, Viewer.current().scope(), institution);
    }

    @Override
    public List<SchoolClass> of(long institutionId) {
        List<Seen> sources = sources(institutionId);
        List<SchoolClass> homerooms = all(sources, " and k.type = '" + ClassRow.HOMEROOM + "'");
        return homerooms.isEmpty() ? all(sources, "") : homerooms;
    }

    /** Classes of all sources by grade, then letter or, without one, name. */
    private List<SchoolClass> all(List<Seen> sources, String condition) {
        Map<ClassRow, SchoolClass> classes = new HashMap<>();
        for (Seen seen : sources) {
            classes.putAll(described(seen, rows(seen, condition)));
        }
        Comparator<ClassRow> order = Comparator.comparingInt(ClassRow::grade)
                .thenComparing(
                        row -> alphabet.sortKey(row.letter().isEmpty() ? row.name() : row.letter()),
                        Arrays::compareUnsigned)
                .thenComparingLong(ClassRow::id);
        return classes.keySet().stream().sorted(order).map(classes::get).toList();
    }

    private List<ClassRow> rows(Seen seen, String condition) {
        return sql.list(SELECT + condition, ClassRow::of, seen.profiles(), seen.classes(), seen.organisation());
    }

    @Override
    public Map<Long, SchoolClass> find(long institutionId, Collection<Long> ids) {
        Set<Long> wanted = Set.copyOf(ids);
        Map<Long, SchoolClass> found = new HashMap<>();
        for (Seen seen : sources(institutionId)) {
            List<ClassRow> rows = rows(seen, "").stream()
                    .filter(row -> wanted.contains(row.id()))
                    .toList();
            described(seen, rows).forEach((row, schoolClass) -> found.put(row.id(), schoolClass));
        }
        return found;
    }

    @Override
    public Map<Long, String> names(long institutionId, Collection<Long> personIds) {
        Map<Long, String> names = new HashMap<>();
        for (Seen seen : sources(institutionId)) {
            names.putAll(new PersonNames(sql).find(seen, personIds));
        }
        return names;
    }

    /** Classes with their teachers and pupils. */
    private Map<ClassRow, SchoolClass> described(Seen seen, List<ClassRow> rows) {
        Map<Long, Members> members = members(seen, rows);
        Map<Long, Long> teachers = new HashMap<>();
        rows.forEach(row -> teachers.put(
                row.id(),
                row.teacher()
                        .orElseGet(() -> row.homeroom()
                                ? members.getOrDefault(row.id(), Members.NONE).teacher()
                                : 0)));
        Map<Long, String> names = new PersonNames(sql).find(seen.persons(), teachers.values());
        Map<ClassRow, SchoolClass> described = new LinkedHashMap<>();
        for (ClassRow row : rows) {
            described.put(
                    row,
                    new SchoolClass(
                            row.id(),
                            row.name(),
                            row.grade(),
                            row.language(),
                            row.shift(),
                            row.journal(),
                            names.getOrDefault(teachers.get(row.id()), ""),
                            members.getOrDefault(row.id(), Members.NONE).pupils()));
        }
        return described;
    }

    private Map<Long, Members> members(Seen seen, List<ClassRow> rows) {
        LocalDate today = LocalDate.now(clock);
        Map<Long, Members> members = new HashMap<>();
        for (List<Long> chunk : Chunks.of(rows.stream().map(ClassRow::id).toList())) {
            sql.each(
                    "select e.class_id, count(distinct case when e.role = 'student' then e.person_id end), min(case when e.role = 'teacher' and e.main = true then e.person_id end) from "
                            + Chunks.table(chunk) + MEMBERS,
                    row -> members.put(row.getLong(1), new Members(row.getLong(2), row.getLong(3))),
                    Chunks.values(chunk, seen.enrollments(), seen.organisation(), today, today));
        }
        return members;
    }
}
