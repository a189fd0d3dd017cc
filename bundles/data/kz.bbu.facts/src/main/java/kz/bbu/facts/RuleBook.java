package kz.bbu.facts;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in memory, read again when somebody changed them on this portal or another.
 *
 * <p>A thread of its own looks once a second whether they changed: who asks may be in the middle of a load, whose connection takes no other statement.
 */
@Component(service = {Rules.class, RuleBook.class})
public final class RuleBook implements Rules {
    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    /** How long its end waits for a look; a look takes milliseconds. */
    private static final int SECONDS = 10;

    private final Sql sql;
    private final RuleTable table;
    private final Texts texts;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "rules");
        thread.setDaemon(true);
        return thread;
    });

    private final AtomicReference<Snapshot> snapshot;

    private record Snapshot(long changes, Map<Language, RuleIndex> indexes) {}

    @Activate
    public RuleBook(
            @Reference(target = "(store=kz.bbu.facts)") Store store,
            @Reference Transactions transactions,
            @Reference Texts texts) {
        this.sql = new Sql(store);
        this.table = new RuleTable(sql);
        this.texts = texts;
        transactions.run(() -> {
            Book.RULES.change(sql);
            RuleDefaults.give(table);
            return null;
        });
        this.snapshot = new AtomicReference<>(read());
        clock.scheduleWithFixedDelay(this::lookAgain, 1, 1, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() throws InterruptedException {
        // A look that has begun ends first: the connection that it has is closed next.
        clock.shutdown();
        clock.awaitTermination(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public Optional<Rule> at(Kind kind, LocalDate day, int grade) {
        return index().at(kind, day, grade);
    }

    @Override
    public List<Rule> all(Kind kind) {
        return index().all(kind);
    }

    /** Reads the rules again if they changed; called after a change on this portal too, so that it shows at once. */
    void look() {
        Snapshot known = snapshot.get();
        while (Book.RULES.changes(sql) != known.changes()) {
            snapshot.compareAndSet(known, read());
            known = snapshot.get();
        }
    }

    private RuleIndex index() {
        return snapshot.get().indexes().get(Viewer.bound().map(Viewer::language).orElse(Language.KK));
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            // The database is away or the bundle stops; the rules that were read go on.
            LOG.debug("the rules could not be looked at", e);
        }
    }

    /** The count is read first: a change in between is seen at the next look. */
    private Snapshot read() {
        long changes = Book.RULES.changes(sql);
        List<Rule> rules = table.all();
        Map<Language, RuleIndex> indexes = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Texts own = texts.in(language);
            indexes.put(
                    language,
                    new RuleIndex(rules.stream()
                            .map(rule -> RuleSources.inWords(rule, own))
                            .toList()));
        }
        return new Snapshot(changes, indexes);
    }
}
