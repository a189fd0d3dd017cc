package kz.bbu.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Logins.Span;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.facts.SourceRecord;
import kz.bbu.api.facts.Subject;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers from what the journals say, within the scope of the viewer, who must be there. */
@Component(service = Facts.class)
public final class FactsReader implements Facts {
    private final Layers layers;
    private final CubeReader cubes;
    private final Outdated outdated;
    private final Subjects subjects;
    private final Reach reach;
    private final EvidenceReader evidence;
    private final PupilReader pupils;
    private final Alphabet alphabet;
    private final Institutions institutions;
    private final JournalReader journals;

    @Activate
    public FactsReader(
            @Reference(target = "(store=kz.bbu.facts)") Store store,
            @Reference Registry registry,
            @Reference Rosters rosters,
            @Reference Rules rules,
            @Reference Calendar calendar,
            @Reference Alphabet alphabet) {
        Sql sql = new Sql(store);
        this.institutions = new Institutions(rosters, rules, calendar, alphabet);
        this.journals = new JournalReader(sql, institutions);
        this.layers = new Layers(sql);
        this.cubes = new CubeReader(sql);
        this.outdated = new Outdated(sql);
        this.subjects = new Subjects(sql, alphabet);
        this.reach = new Reach(registry, rosters);
        this.evidence = new EvidenceReader(journals, rosters);
        this.pupils = new PupilReader(journals, rosters, alphabet);
        this.alphabet = alphabet;
    }

    @Override
    public void select(FactQuery query, Consumer<FactRow> rows) {
        Reach.Seen seen = reach.of(query);
        if (isOfPupils(query)) {
            pupils.select(query, seen, layers.seen(), rows);
        } else if (!seen.isEmpty()) {
            cubes.select(query, seen, layers.seen(), rows);
        }
    }

    /** Whether a query is narrowed to pupils; then it has to name their institution, since the journals of one are read. */
    private static boolean isOfPupils(FactQuery query) {
        boolean ofPupils = query.only().containsKey(Dimension.PUPIL);
        if (ofPupils) {
            requireStaff();
            if (query.institution().isEmpty()) {
                throw new IllegalArgumentException("pupils are asked for in one institution");
            }
        }
        return ofPupils;
    }

    /** Persons are named to the staff only. */
    private static void requireStaff() {
        if (!Viewer.current().may(Role.STAFF)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    @Override
    public List<Period> periods(FactQuery query) {
        Set<Period> periods = new TreeSet<>(Comparator.reverseOrder());
        select(
                query.toldApartBy(Dimension.PERIOD).counting(Set.of(Count.LESSONS, Count.PUPILS)),
                row -> periods.add(row.period()));
        return List.copyOf(periods);
    }

    @Override
    public Optional<Span> days(FactQuery query) {
        Reach.Seen seen = reach.of(query);
        List<Span> spans = new ArrayList<>();
        for (long source : seen.isEmpty() ? List.<Long>of() : journals.sources(layers.seen(), seen.byOrganisation())) {
            SchoolYears years = institutions.of(source, 0).years();
            for (Period period : query.periods()) {
                years.firstDay(period.code())
                        .ifPresent(first -> spans.add(new Span(
                                LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(years.lastDay(period.code())))));
            }
        }
        return spans.stream().reduce(Span::with);
    }

    @Override
    public Map<Long, Subject> subjects(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : subjects.find(ids);
    }

    @Override
    public List<Subject> subjects(FactQuery query) {
        Set<Long> ids = new HashSet<>();
        select(
                query.toldApartBy(Dimension.SUBJECT).counting(Set.of(Count.LESSONS)),
                row -> ids.add(row.id(Dimension.SUBJECT)));
        return subjects(ids).values().stream()
                .sorted((one, other) ->
                        java.util.Arrays.compareUnsigned(alphabet.sortKey(one.name()), alphabet.sortKey(other.name())))
                .toList();
    }

    @Override
    public Coverage coverage(FactQuery query) {
        Reach.Seen seen = reach.of(query);
        Map<Long, Instant> published = seen.isEmpty() ? Map.of() : cubes.published(query, seen, layers.seen());
        Optional<Instant> newest = published.values().stream().max(Comparator.naturalOrder());
        return new Coverage(published.size(), seen.organisations().size(), newest, outdated(query, seen));
    }

    private long outdated(FactQuery query, Reach.Seen seen) {
        Set<Integer> years = query.periods().stream().map(Period::year).collect(Collectors.toSet());
        return outdated.books().stream()
                .filter(book -> years.isEmpty() || years.contains(book.year()))
                .map(book -> seen.byOrganisation().get(book.orgId()))
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    @Override
    public List<PupilRow> pupils(long institutionId, long classId, Period period, Set<Period> counted) {
        requireStaff();
        Reach.Seen seen = reach.of(InstitutionQuery.ALL, java.util.OptionalLong.of(institutionId));
        return seen.isEmpty() ? List.of() : pupils.read(seen, layers.seen(), classId, period, counted);
    }

    @Override
    public long evidence(FactQuery query, Set<Count> counts, Window window, Consumer<SourceRecord> each) {
        requireStaff();
        boolean ofPupils = isOfPupils(query);
        Reach.Seen seen = reach.of(query);
        if (counts.isEmpty()) {
            return 0;
        }
        Map<Long, Long> records = ofPupils || !EvidenceReader.areRecords(counts)
                ? Map.of()
                : cubes.records(query, counts, seen, layers.seen()).orElse(Map.of());
        return evidence.read(query, counts, seen, records, layers.seen(), window, each);
    }
}
