package kz.bbu.facts;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** More than these are counted anew all together: a job's arguments are short. */
    private static final int MOST_NAMED = 100;

    /** Rises whenever the same records count for something else than before: everything is then counted anew once. */
    private static final int FORMULAS = 2;

    /** So often a book is counted anew while packages come. */
    private static final int MOST_TIMES = 5;

    private static final String ORGANISATIONS = "organisations";
    private static final String FROM = "from";
    private static final String UNTIL = "until";

    private final Jobs jobs;
    private final Scopes scopes;
    private final Layers layers;
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
        this.countsAnew = new CountsAnew(transactions, bulk, layers);
        this.journals = new JournalReader(sql, new Institutions(rosters, rules, calendar, alphabet));
        transactions.run(() -> {
            if (Book.FORMULAS.raise(sql, FORMULAS)
                    && !journals.books(layers.version()).isEmpty()) {
                touch(Set.of(), LocalDate.of(1900, 1, 1), NO_END);
            }
            return null;
        });
    }

    @Override
    public void touch(Set<Long> organisations, LocalDate from, LocalDate until) {
        Set<Long> named = organisations.size() > MOST_NAMED ? Set.of() : organisations;
        Institutions.system(() -> jobs.submit(
                TYPE,
                Map.of(
                        ORGANISATIONS,
                        named.stream().map(String::valueOf).collect(Collectors.joining(",")),
                        FROM,
                        from.toString(),
                        UNTIL,
                        until.toString())));
    }

    @Override
    public void run(Run run) {
        LocalDate from = LocalDate.parse(run.arguments().get(FROM));
        LocalDate until = LocalDate.parse(run.arguments().get(UNTIL));
        List<Scope> touched = Arrays.stream(run.arguments().get(ORGANISATIONS).split(","))
                .filter(id -> !id.isEmpty())
                .map(id -> scopes.of(Long.parseLong(id)))
                .toList();
        List<JournalReader.Book> books = journals.books(layers.version()).stream()
                .filter(book -> isIn(book.year(), from, until))
                .filter(book -> touched.isEmpty()
                        || touched.stream().anyMatch(scope -> scope.contains(scopes.of(book.orgId()))))
                .toList();
        boolean overtaken = false;
        for (int i = 0; i < books.size(); i++) {
            run.progress(i, books.size(), "step.recount");
            overtaken |= !recount(books.get(i));
        }
        if (overtaken) {
            Institutions.system(() -> jobs.submit(TYPE, run.arguments()));
        }
    }

    /** What was not counted before the portal ended is counted by another job: nobody else would ask for it. */
    @Override
    public void interrupted(long jobId, Map<String, String> arguments) {
        Institutions.system(() -> jobs.submit(TYPE, arguments));
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
        InstitutionYear year = journals.open(version, book, Set.of(Count.Source.values()), Set.of());
        return countsAnew.show(book, before, Counts.of(year), false);
    }
}
