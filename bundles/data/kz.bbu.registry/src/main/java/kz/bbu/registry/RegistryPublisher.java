package kz.bbu.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes rosters and profiles into the registry: a new generation that nobody sees, then pointers that move in one short transaction.
 *
 * <p>Generations and trees that nobody points to are kept for a while, since a reader may have begun with them, and then swept; what an undo may need is kept for 30 days.
 */
@Component(service = Publisher.class, immediate = true)
public final class RegistryPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryPublisher.class);
    private static final Duration KEPT = Duration.ofMinutes(30);

    private final Store store;
    private final Sql sql;
    private final Bulk bulk;
    private final Alphabet alphabet;
    private final Trees trees;
    private final IinVault vault;
    private final Clock clock;
    private final Terms terms = new Terms();
    private final Generations generations;
    private final Moves moves;
    private final Sweep sweep;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

    @Activate
    public RegistryPublisher(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Bulk bulk,
            @Reference Alphabet alphabet,
            @Reference Trees trees,
            @Reference IinVault vault) {
        this(store, bulk, alphabet, trees, vault, Clock.system(ZoneId.of("Asia/Almaty")));
    }

    /** Takes the clock that tells from which day on news count. */
    RegistryPublisher(Store store, Bulk bulk, Alphabet alphabet, Trees trees, IinVault vault, Clock clock) {
        this.store = store;
        this.sql = new Sql(store);
        this.bulk = bulk;
        this.alphabet = alphabet;
        this.trees = trees;
        this.vault = vault;
        this.clock = clock;
        this.generations = new Generations(sql);
        this.moves = new Moves(sql, generations);
        this.sweep = new Sweep(sql);
        sweeper.scheduleWithFixedDelay(this::sweepQuietly, 1, 1, TimeUnit.MINUTES);
    }

    @Deactivate
    public void close() {
        sweeper.shutdownNow();
    }

    @Override
    public Set<String> takes() {
        Set<String> parts = new HashSet<>();
        for (Kind kind : Kind.values()) {
            if (kind.hasFile()) {
                parts.add(kind.part());
            }
        }
        return parts;
    }

    @Override
    public List<LoadCount> prepare(Load load) {
        if (generations.isKnown(load.importId())) {
            sweep.drop(load.importId());
        }
        generations.begin(load.importId(), load.sourceId(), load.authorityId());
        Map<Kind, Long> read = new Loader(load, bulk, store, alphabet, vault, sessions(load)).read();
        if (load.findings().hasErrors()) {
            return List.of();
        }
        load.step("step.check");
        Set<Kind> kinds = Kind.of(load);
        new Checks(sql, generations).run(load, kinds);
        new IinChecks(sql, generations, vault, load).run(kinds);
        new Reach(sql, generations, load).check(kinds);
        if (load.findings().hasErrors()) {
            return List.of();
        }
        new MatchBook(sql, generations).notePersons(load, kinds);
        load.step("step.compare");
        Changes changes = new Changes(sql, bulk, generations, load, kinds);
        List<LoadCount> counts = changes.settle(read);
        new PeopleCounts(sql, generations).count(load, changes.changed());
        new Categories(sql, bulk, generations, terms, LocalDate.now(clock))
                .keep(load, changes.institutions(Kind.STAFF));
        return counts;
    }

    private Set<Long> sessions(Load load) {
        return Set.copyOf(sql.list(
                "select id from registry_session where generation = ?",
                row -> row.getLong(1),
                generations.published(load.sourceId(), Kind.SESSION, 0)));
    }

    @Override
    public void publish(long importId) {
        if (!generations.isPending(importId)) {
            generations.discard(importId);
            return;
        }
        trees.lock();
        generations.publish(importId);
        trees.publish();
    }

    @Override
    public Undo undoable(long importId) {
        return moves.undoable(importId);
    }

    @Override
    public void undo(long importId) {
        trees.lock();
        if (moves.undoable(importId) != Undo.POSSIBLE) {
            throw new Problem(CommonError.CONFLICT);
        }
        moves.undo(importId);
        trees.publish();
    }

    @Override
    public void discard(long importId) {
        generations.discard(importId);
    }

    private void sweepQuietly() {
        try {
            Instant now = Instant.now();
            sweep(now.minus(KEPT), now.minus(Moves.KEPT));
        } catch (RuntimeException e) {
            LOG.warn("old generations cannot be swept now: {}", e.getMessage());
        }
    }

    /** Deletes what has been out of sight since before a time, and was published before another. */
    void sweep(Instant before, Instant undoBefore) {
        sweep.run(before, undoBefore);
    }
}
