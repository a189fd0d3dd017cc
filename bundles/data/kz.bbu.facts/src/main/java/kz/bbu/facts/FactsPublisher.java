package kz.bbu.facts;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes journals in: a new generation that nobody sees, then the next version of what readers see. */
@Component(service = Publisher.class, immediate = true)
public final class FactsPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(FactsPublisher.class);
    private static final Duration KEPT = Duration.ofMinutes(30);

    /** So long a recount may be on its way. */
    private static final Duration COUNTED = Duration.ofHours(1);

    /** What journals are counted by, and the registry keeps. */
    static final Set<String> ROSTER =
            Set.of("roster/academicSessions", "roster/classes", "roster/enrollments", "journal/classes");

    /** What results become marks by; the registry keeps it. */
    static final Set<String> GRADEBOOK = Set.of("roster/categories", "roster/lineItems", "roster/results");

    private final Sql sql;
    private final Bulk bulk;
    private final Rosters classes;
    private final Scopes scopes;
    private final Alphabet alphabet;
    private final Layers layers;
    private final Sheets sheets;
    private final Institutions institutions;
    private final Sweep sweep;
    private final Settling settling;
    private final Path folder;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();

    /** The sources whose rosters an import is about to change. */
    private final Map<Long, Long> changedRosters = new ConcurrentHashMap<>();

    /** What an import's counts were made from. */
    private final Map<Long, From> countedFrom = new ConcurrentHashMap<>();

    /** The version that readers saw, and how often rules and calendar had been changed. */
    private record From(long version, long changes) {}

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Recount recount;

    @Activate
    public FactsPublisher(
            @Reference(target = "(store=kz.bbu.facts)") Store store,
            @Reference Transactions transactions,
            @Reference Bulk bulk,
            @Reference Rosters rosters,
            @Reference Scopes scopes,
            @Reference Rules rules,
            @Reference Calendar calendar,
            @Reference Alphabet alphabet) {
        this(
                store,
                transactions,
                bulk,
                rosters,
                scopes,
                rules,
                calendar,
                alphabet,
                Path.of(System.getProperty("bbu.data", "data"), "journals"));
    }

    /** Takes the folder in which records are parted by institution while they come in. */
    FactsPublisher(
            Store store,
            Transactions transactions,
            Bulk bulk,
            Rosters rosters,
            Scopes scopes,
            Rules rules,
            Calendar calendar,
            Alphabet alphabet,
            Path folder) {
        this.folder = folder;
        this.sql = new Sql(store);
        this.bulk = bulk;
        this.classes = rosters;
        this.scopes = scopes;
        this.alphabet = alphabet;
        this.layers = new Layers(sql);
        this.sheets = new Sheets(sql, layers);
        this.institutions = new Institutions(rosters, rules, calendar, alphabet);
        this.sweep = new Sweep(sql);
        this.settling = new Settling(sql, transactions, bulk, layers);
        // What a crash has left: no load goes on from there.
        Spill.delete(folder);
        keeper.scheduleWithFixedDelay(this::keepQuietly, 1, 1, TimeUnit.MINUTES);
    }

    @Deactivate
    public void close() {
        keeper.shutdownNow();
    }

    @Override
    public Set<String> takes() {
        return Stream.of(Arrays.stream(Part.values()).map(Part::file), ROSTER.stream(), GRADEBOOK.stream())
                .flatMap(files -> files)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean comesAfterOthers() {
        return true;
    }

    @Override
    public List<LoadCount> prepare(Load load) {
        if (layers.state(load.importId()).isPresent()) {
            sweep.drop(load.importId());
        }
        layers.begin(load.importId(), load.sourceId());
        if (ROSTER.stream().anyMatch(load::has)) {
            changedRosters.put(load.importId(), load.sourceId());
        }
        countedFrom.put(load.importId(), new From(layers.version(), changes()));
        try (Spill spill = new Spill(folder.resolve(Long.toString(load.importId())))) {
            return new Preparation(
                            load,
                            sql,
                            bulk,
                            layers,
                            sheets,
                            institutions.of(load.sourceId(), load.importId()),
                            classes,
                            scopes,
                            new Subjects(sql, alphabet),
                            spill,
                            new Results(alphabet, load.findings()))
                    .run();
        }
    }

    @Override
    public void publish(long importId) {
        Set<Long> touched = new HashSet<>();
        Long source = changedRosters.remove(importId);
        if (source != null) {
            touched.addAll(layers.notCounted(source, importId));
        }
        From from = countedFrom.remove(importId);
        if (from != null) {
            // A change between this look and the publication would count anew only what is there now.
            Book.RULES.hold(sql);
            Book.CALENDAR.hold(sql);
            // Whoever changed them meanwhile had only counted anew what was there.
            boolean changed = from.changes() != changes();
            touched.addAll(changed ? layers.organisations(importId) : layers.recountedSince(from.version(), importId));
        }
        if (layers.isPending(importId)) {
            layers.publish(importId);
        } else {
            layers.discard(importId);
        }
        // After the publication, whose books are readers' only now.
        touch(touched);
    }

    private long changes() {
        return Book.RULES.changes(sql) + Book.CALENDAR.changes(sql);
    }

    /** Lets the journals of institutions be counted anew, because their classes are not what they were. */
    private void touch(Set<Long> organisations) {
        Recount counting = recount;
        if (!organisations.isEmpty() && counting != null) {
            counting.touch(organisations, LocalDate.of(1900, 1, 1), Recount.NO_END);
        }
    }

    @Override
    public Undo undoable(long importId) {
        return layers.undoable(importId);
    }

    @Override
    public void undo(long importId) {
        if (layers.undoable(importId) != Undo.POSSIBLE) {
            throw new Problem(CommonError.CONFLICT);
        }
        layers.undo(importId);
        touch(layers.organisations(importId));
    }

    @Override
    public void discard(long importId) {
        changedRosters.remove(importId);
        countedFrom.remove(importId);
        layers.discard(importId);
    }

    private void keepQuietly() {
        try {
            settle();
            Instant now = Instant.now();
            sweep(now.minus(KEPT), now.minus(Layers.KEPT));
            Recount counting = recount;
            if (counting != null) {
                counting.askAgain(now.minus(COUNTED));
            }
        } catch (RuntimeException e) {
            LOG.warn("journals cannot be put in order now: {}", e.getMessage());
        }
    }

    /** Puts counts together with the changes that lie on them. */
    void settle() {
        settling.run();
    }

    /** Sweeps what was given up before a time, and what was replaced before another. */
    void sweep(Instant givenUpBefore, Instant replacedBefore) {
        sweep.run(givenUpBefore, replacedBefore);
    }
}
