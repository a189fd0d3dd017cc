package kz.bbu.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Count;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts journals anew when what they are counted by has changed: rules, days out, or who is in which class. */
@Component(
        service = {Recount.class, JobWorker.class},
        immediate = true,
        property = JobWorker.TYPE + "=" + Recounting.TYPE)
public final class Recounting implements Recount, JobWorker {
    static final String TYPE = "facts.recount";

    /** Rises whenever the same records count for something else than before: everything is then counted anew once. */
    private static final int FORMULAS = 2;

    /** So often a book is counted anew while packages come. */
    private static final int MOST_TIMES = 5;

    private final Jobs jobs;
    private final Scopes scopes;
    private final Layers layers;
    private final Outdated outdated;
    private final CountsAnew countsAnew;
    private final JournalReader journals;

    @Activate
    public Recounting(
            @Reference(target = "(store=kz.bbu.facts)") Store store,
            @Reference Transactions transactions,
            @Reference Bulk bulk,
            @Reference Jobs jobs,
            @Reference Scopes scopes,
            @Reference Rosters rosters,
            @Reference Rules rules,
            @Reference Calendar calendar,
            @Reference Alphabet alphabet) {
        this.jobs = jobs;
        this.scopes = scopes;
        Sql sql = new Sql(store);
        this.layers = new Layers(sql);
        this.outdated = new Outdated(sql);
        this.countsAnew = new CountsAnew(transactions, bulk, layers);
        this.journals = new JournalReader(sql, new Institutions(rosters, rules, calendar, alphabet));
        transactions.run(() -> {
            if (Book.FORMULAS.raise(sql, FORMULAS)) {
                touch(Set.of(), LocalDate.of(1900, 1, 1), NO_END);
            }
            return null;
        });
    }

    @Override
    public void touch(Set<Long> organisations, LocalDate from, LocalDate until) {
        List<Scope> touched = organisations.stream().map(scopes::of).toList();
        List<JournalReader.Book> books = journals.books(layers.version()).stream()
                .filter(book -> isIn(book.year(), from, until))
                .filter(book -> touched.isEmpty()
                        || touched.stream().anyMatch(scope -> scope.contains(scopes.of(book.orgId()))))
                .toList();
        if (!books.isEmpty()) {
            outdated.add(books);
            submit();
        }
    }

    @Override
    public void askAgain(Instant before) {
        if (outdated.askAgain(before)) {
            submit();
        }
    }

    private void submit() {
        Institutions.system(() -> jobs.submit(TYPE, Map.of()));
    }

    @Override
    public void run(Run run) {
        List<JournalReader.Book> books = outdated.books();
        boolean overtaken = false;
        for (int i = 0; i < books.size(); i++) {
            run.progress(i, books.size(), "step.recount");
            List<Long> stamps = outdated.stamps(books.get(i));
            if (recount(books.get(i))) {
                outdated.counted(books.get(i), stamps);
            } else {
                overtaken = true;
            }
        }
        if (overtaken) {
            submit();
        }
    }

    /** What was not counted before the portal ended is counted by another job: nobody else would ask for it. */
    @Override
    public void interrupted(long jobId, Map<String, String> arguments) {
        submit();
    }

    private static boolean isIn(int year, LocalDate from, LocalDate until) {
        LocalDate begins = LocalDate.of(year - 1, 8, 1);
        return !until.isBefore(begins) && from.isBefore(begins.plusYears(1));
    }

    /**
     * Counts one book anew, and shows it at once; once more if a package has brought other counts meanwhile.
     *
     * @return false if packages come faster than they can be counted
     */
    boolean recount(JournalReader.Book book) {
        for (int times = 0; times < MOST_TIMES; times++) {
            if (isRecounted(book)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRecounted(JournalReader.Book book) {
        long version = layers.version();
        List<Layers.Layer> before = layers.visible(version, book.orgId(), book.year(), Layers.COUNTS);
        if (before.isEmpty()) {
            // Undone meanwhile.
            return true;
        }
        InstitutionYear year = journals.open(version, book, Set.of(Count.Source.values()), Set.of());
        return countsAnew.show(book, before, Counts.of(year), false);
    }
}
