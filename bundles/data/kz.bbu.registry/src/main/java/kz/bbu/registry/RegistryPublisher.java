package kz.bbu.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Publisher;
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
 * <p>Generations that nobody points to are kept for a while, since a reader may have begun with them, and then swept.
 */
@Component(service = Publisher.class, immediate = true)
public final class RegistryPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryPublisher.class);
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int SWEPT_LINES = 20_000;

    private final Sql sql;
    private final Bulk bulk;
    private final Alphabet alphabet;
    private final Generations generations;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor();

    @Activate
    public RegistryPublisher(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Bulk bulk,
            @Reference Alphabet alphabet) {
        this.sql = new Sql(store);
        this.bulk = bulk;
        this.alphabet = alphabet;
        this.generations = new Generations(sql);
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
        generations.begin(load.importId(), load.sourceId(), load.authorityId());
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        List<Long> read = new ArrayList<>();
        try (Loader loader = new Loader(load, bulk, alphabet)) {
            for (Kind kind : Kind.values()) {
                if (kind.hasFile() && load.has(kind.part())) {
                    loader.read(kind, kind.part());
                    kinds.add(kind);
                }
            }
            for (Kind kind : Kind.values()) {
                read.add(loader.read(kind));
            }
        }
        if (kinds.contains(Kind.PERSON)) {
            kinds.add(Kind.AGENT);
            kinds.add(Kind.ROLE);
        }
        if (load.findings().hasErrors()) {
            return List.of();
        }
        load.step("step.check");
        new Checks(sql, generations).run(load, kinds);
        if (load.findings().hasErrors()) {
            return List.of();
        }
        return compare(load, kinds, read);
    }

    private List<LoadCount> compare(Load load, Set<Kind> kinds, List<Long> read) {
        load.step("step.compare");
        Changes changes = new Changes(sql, generations);
        List<LoadCount> counts = new ArrayList<>();
        Set<Kind> changed = EnumSet.noneOf(Kind.class);
        for (Kind kind : kinds) {
            LoadCount count = changes.settle(load, kind, read.get(kind.ordinal()));
            if (count.added() + count.changed() + count.ended() > 0) {
                changed.add(kind);
            }
            if (kind.hasFile() && load.has(kind.part())) {
                counts.add(count);
            }
        }
        new PeopleCounts(sql, generations).count(load, changed);
        return counts;
    }

    @Override
    public void publish(long importId) {
        if (!generations.isPending(importId)) {
            generations.discard(importId);
            return;
        }
        generations.publish(importId);
        new TreeBuilder(sql, alphabet).build(importId);
        generations.point(0, Generations.TREE, 0, importId);
    }

    @Override
    public void discard(long importId) {
        generations.discard(importId);
    }

    private void sweepQuietly() {
        try {
            sweep(Instant.now().minus(KEPT));
        } catch (RuntimeException e) {
            LOG.warn("old generations cannot be swept now: {}", e.getMessage());
        }
    }

    /** Deletes the rows of dead generations in portions, so that nobody waits. */
    void sweep(Instant before) {
        for (long generation : generations.dead(before)) {
            for (Kind kind : Kind.values()) {
                long last = sql.number("select max(line) from " + kind.table() + " where generation = ?", generation);
                for (long line = 0; line <= last; line += SWEPT_LINES) {
                    sql.update(
                            "delete from " + kind.table() + " where generation = ? and line >= ? and line < ?",
                            generation,
                            line,
                            line + SWEPT_LINES);
                }
            }
            sql.update("delete from registry_people where generation = ?", generation);
            sql.update("delete from registry_node where tree = ?", generation);
            generations.forget(generation);
        }
    }
}
