package kz.bbu.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import kz.bbu.api.facts.Logins;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers who logged in to Kundelik, within the scope of the viewer, who must be there. */
@Component(service = Logins.class)
public final class LoginsReader implements Logins {
    private static final String VISIBLE =
            " from facts_visits c join facts_layer l on l.generation = c.generation and l.org_id = c.org_id and l.school_year = c.school_year and l.part = '"
                    + Layers.VISITS + "' where " + Layers.IS_VISIBLE;

    private final Sql sql;
    private final Layers layers;
    private final Sheets sheets;
    private final Reach reach;
    private final Rosters rosters;

    @Activate
    public LoginsReader(
            @Reference(target = "(store=kz.bbu.facts)") Store store,
            @Reference Registry registry,
            @Reference Rosters rosters) {
        this.sql = new Sql(store);
        this.layers = new Layers(sql);
        this.sheets = new Sheets(sql, layers);
        this.reach = new Reach(registry, rosters);
        this.rosters = rosters;
    }

    @Override
    public void visits(VisitQuery query, Consumer<Visits> each) {
        Reach.Seen seen = reach.of(query.institutions(), query.institution());
        long version = layers.seen();
        record Key(long institution, LocalDate begins) {}
        Map<Key, Visits> joined = new java.util.TreeMap<>(
                java.util.Comparator.comparing(Key::begins).thenComparing(Key::institution));
        sql.each(
                "select c.org_id, c.begins, c.persons, c.staff, c.pupils, c.parents, c.logins" + VISIBLE
                        + " and c.grain = ? and c.begins >= ? and c.begins <= ?",
                row -> {
                    Deadline.check();
                    Long institution = seen.byOrganisation().get(row.getLong(1));
                    if (institution != null) {
                        LocalDate begins = row.getDate(2).toLocalDate();
                        Visits visits = new Visits(
                                institution,
                                begins,
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7));
                        joined.merge(new Key(institution, begins), visits, LoginsReader::joined);
                    }
                },
                version,
                version,
                query.grain().name(),
                query.days().first(),
                query.days().last());
        joined.values().forEach(each);
    }

    /** An institution of two sources, or of two school years in one month. */
    private static Visits joined(Visits one, Visits other) {
        return new Visits(
                one.institutionId(),
                one.begins(),
                one.persons() + other.persons(),
                one.staff() + other.staff(),
                one.pupils() + other.pupils(),
                one.parents() + other.parents(),
                one.logins() + other.logins());
    }

    @Override
    public Optional<Span> span(InstitutionQuery institutions, OptionalLong institution) {
        Reach.Seen seen = reach.of(institutions, institution);
        long version = layers.seen();
        List<Span> spans = new ArrayList<>();
        sql.each(
                "select c.org_id, min(c.begins), max(c.begins)" + VISIBLE + " and c.grain = ? group by c.org_id",
                row -> {
                    if (seen.byOrganisation().containsKey(row.getLong(1))) {
                        spans.add(new Span(
                                row.getDate(2).toLocalDate(), row.getDate(3).toLocalDate()));
                    }
                },
                version,
                version,
                Grain.DAY.name());
        return spans.stream().reduce(Span::with);
    }

    @Override
    public long persons(
            long institutionId, Span days, String role, boolean never, Window window, Consumer<Visitor> each) {
        Reach.Seen seen = reach.of(InstitutionQuery.ALL, OptionalLong.of(institutionId));
        if (seen.isEmpty()) {
            return 0;
        }
        Map<Long, long[]> logins = logins(seen, days);
        long[] found = new long[1];
        rosters.people(institutionId, person -> {
            Deadline.check();
            long[] own = logins.get(person.id());
            boolean wanted = (role.isEmpty() || person.roles().contains(role)) && !(never && own != null);
            if (wanted) {
                boolean shown = found[0] >= window.offset() && found[0] - window.offset() < window.limit();
                if (shown) {
                    each.accept(visitor(person, own));
                }
                found[0]++;
            }
        });
        return found[0];
    }

    private static Visitor visitor(Rosters.Person person, long[] own) {
        return new Visitor(
                person.id(),
                person.name(),
                person.roles().stream().sorted().toList(),
                person.registered(),
                own == null ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(own[0])),
                own == null ? 0 : own[1],
                own == null ? 0 : own[2]);
    }

    /** By person the last day, the days, and the log-ins between two days. */
    private Map<Long, long[]> logins(Reach.Seen seen, Span days) {
        Map<Long, long[]> logins = new HashMap<>();
        long version = layers.seen();
        for (long organisation : seen.byOrganisation().keySet()) {
            for (int year : layers.years(version, organisation)) {
                for (Entry entry : sheets.read(version, organisation, year, Part.LOGINS, Set.of())) {
                    Entry.Login login = (Entry.Login) entry;
                    boolean within = days.first().toEpochDay() <= login.day()
                            && login.day() <= days.last().toEpochDay();
                    if (within && login.count() > 0) {
                        long[] own = logins.computeIfAbsent(login.person(), p -> new long[3]);
                        own[0] = Math.max(own[0], login.day());
                        own[1]++;
                        own[2] += login.count();
                    }
                }
            }
        }
        return logins;
    }
}
