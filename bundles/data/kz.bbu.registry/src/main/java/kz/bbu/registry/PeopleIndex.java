package kz.bbu.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Ids;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the index of people's names anew after each publication that changes people, in the background, so that loading does not wait for it.
 *
 * <p>The index has two halves: readers look into the newest while the other is emptied and filled. It only proposes people: whoever reads it checks them against the tree, so that an index that is
 * behind shows nobody who is not there; and since each tree has a fingerprint of what it shows, an index that is behind is always noticed and made anew, also after an undo or a crash.
 */
@Component(service = PeopleIndex.class, immediate = true)
public final class PeopleIndex {
    private static final Logger LOG = LoggerFactory.getLogger(PeopleIndex.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final int SECONDS = 5;
    private static final int TREES_IN_MEMORY = 4;
    private static final int ROWS_BETWEEN_SIGNS = 20_000;

    /** Whoever has given no sign of life for so long makes nothing any more. */
    private static final Duration CLAIM = Duration.ofMinutes(2);

    private static final List<String> COLUMNS =
            List.of("place", "org_id", "person_id", "fold", "kinds", "registered", "last_login", "posts");

    private final Sql sql;
    private final Bulk bulk;
    private final Transactions transactions;
    private final PersonWords words;
    private final Generations generations;
    private final Map<Long, Long> fingerprints = new ConcurrentHashMap<>();
    private final ScheduledExecutorService maker = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean closed;

    @Activate
    public PeopleIndex(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Bulk bulk,
            @Reference Transactions transactions,
            @Reference Alphabet alphabet,
            @Reference Trees trees) {
        this(store, bulk, transactions, alphabet);
        maker.scheduleWithFixedDelay(this::refreshQuietly, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** An index that is made when somebody says so. */
    PeopleIndex(Store store, Bulk bulk, Transactions transactions, Alphabet alphabet) {
        this.sql = new Sql(store);
        this.bulk = bulk;
        this.transactions = transactions;
        this.words = new PersonWords(alphabet);
        this.generations = new Generations(sql);
    }

    @Deactivate
    public void close() throws InterruptedException {
        // Never by an interrupt: Derby closes the database of a thread that is interrupted while it writes.
        closed = true;
        maker.shutdown();
        maker.awaitTermination(SECONDS, TimeUnit.SECONDS);
    }

    /**
     * A half of the index that is whole.
     *
     * @param fingerprint of the tree that it was made of
     * @param edition differs each time that the index is made
     * @param loginsUntil the last day with a log-in
     */
    record Half(int number, long fingerprint, long edition, long persons, Optional<LocalDate> loginsUntil) {
        String listed() {
            return "registry_listed" + number;
        }

        String words() {
            return "registry_word" + number;
        }
    }

    /** The half that readers look into; empty while none is whole. */
    Optional<Half> newest() {
        return sql.one(
                "select half, fingerprint, edition, persons, logins_until from registry_half where newest = true",
                row -> new Half(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4), Sql.date(row, 5)));
    }

    /** Whether a half knows all whom a tree shows. */
    boolean isOf(Half half, long tree) {
        return half.fingerprint() == fingerprint(tree);
    }

    /** What a tree shows of people, in a number: trees of one number show the same people. */
    private long fingerprint(long tree) {
        fingerprints.keySet().removeIf(old -> old <= tree - TREES_IN_MEMORY);
        return fingerprints.computeIfAbsent(tree, t -> {
            StringBuilder shown = new StringBuilder();
            sql.each(
                    "select t.org_id, t.node_id, t.person_generation, t.role_generation, t.account_generation, t.staff_generation, n.kind, i.type from registry_seen t join registry_node n on n.tree = t.tree and n.id = t.node_id left join registry_institution i on i.generation = n.profile_generation and i.id = n.profile_id where t.tree = ? order by t.org_id, t.node_id",
                    row -> {
                        for (int column = 1; column <= 8; column++) {
                            shown.append(row.getString(column)).append(' ');
                        }
                    },
                    t);
            return Ids.hash(shown.toString());
        });
    }

    private void refreshQuietly() {
        try {
            refresh();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("the index of names cannot be made now: {}", e.getMessage());
            }
        }
    }

    /** Makes the index anew if it is behind the newest tree, unless another node of the portal does; tells whether it was made. */
    boolean refresh() {
        long tree = generations.tree();
        if (tree < 0) {
            return false;
        }
        Optional<Half> newest = newest();
        if (newest.isPresent() && isOf(newest.get(), tree)) {
            return false;
        }
        int half = newest.map(present -> 1 - present.number()).orElse(0);
        Instant now = Instant.now();
        int claimed = sql.update(
                "update registry_half set claimed = ? where half = ? and newest = false and (claimed is null or claimed < ?)",
                now,
                half,
                now.minus(CLAIM));
        if (claimed == 0) {
            return false;
        }
        try {
            make(
                    new Half(half, fingerprint(tree), newest.map(Half::edition).orElse(0L) + 1, 0, Optional.empty()),
                    tree);
        } catch (RuntimeException e) {
            // Otherwise the claim stays for a while, so that a full disk is not tried again and again.
            if (closed) {
                sql.update("update registry_half set claimed = null where half = ?", half);
            }
            throw e;
        }
        return true;
    }

    private void make(Half half, long tree) {
        // The tree is new: without knowing how many rows it has a database would read people one by one.
        bulk.changed("registry_node");
        bulk.changed("registry_seen");
        sql.update("truncate table " + half.listed());
        sql.update("truncate table " + half.words());
        Filling filling;
        List<String> withWord = new ArrayList<>(COLUMNS);
        withWord.add(0, "word");
        try (Bulk.Writer listed = bulk.open(half.listed(), COLUMNS);
                Bulk.Writer byWord = bulk.open(half.words(), withWord)) {
            filling = new Filling(half.number(), listed, byWord);
            new PersonRows(sql).each(tree, Scope.EVERYTHING, "", List.of(), filling::add);
        }
        transactions.run(() -> {
            sql.update("update registry_half set newest = false where half <> ?", half.number());
            sql.update(
                    "update registry_half set newest = true, fingerprint = ?, edition = ?, persons = ?, logins_until = ?, built = ?, claimed = null where half = ?",
                    half.fingerprint(),
                    half.edition(),
                    (long) filling.place,
                    filling.loginsUntil,
                    Instant.now(),
                    half.number());
            return null;
        });
    }

    /** Takes people by name and writes them with their places. */
    private final class Filling {
        private final int half;
        private final Bulk.Writer listed;
        private final Bulk.Writer byWord;
        private final LocalDate today = LocalDate.now(ZONE);
        private int place;
        private LocalDate loginsUntil;

        Filling(int half, Bulk.Writer listed, Bulk.Writer byWord) {
            this.half = half;
            this.listed = listed;
            this.byWord = byWord;
        }

        void add(Listed person) {
            if (closed) {
                throw new Problem(CommonError.UNAVAILABLE);
            }
            place++;
            List<String> ofName = words.of(person.name());
            LocalDate lastLogin = person.lastLogin().orElse(null);
            Object[] values = {
                null,
                place,
                person.organisation(),
                person.person(),
                PersonWords.fold(ofName),
                person.kinds(),
                person.registered(),
                lastLogin,
                person.postList()
            };
            listed.add(Arrays.copyOfRange(values, 1, values.length));
            for (String word : ofName) {
                Object[] row = values.clone();
                row[0] = PersonWords.bytes(word);
                byWord.add(row);
            }
            boolean later = lastLogin != null && (loginsUntil == null || lastLogin.isAfter(loginsUntil));
            if (later && !lastLogin.isAfter(today)) {
                loginsUntil = lastLogin;
            }
            if (place % ROWS_BETWEEN_SIGNS == 0) {
                sql.update("update registry_half set claimed = ? where half = ?", Instant.now(), half);
            }
        }
    }
}
