package kz.bbu.reporting;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.platform.Reports.Format;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.ReportRequest.Window;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Runs reports for the viewer of the thread; holds the threads, so it is made once and not with each resource. */
@Component(service = Engine.class, immediate = true, configurationPid = ReportingSettings.PID)
@Designate(ocd = ReportingSettings.Config.class)
public final class Engine {
    private static final int PRINTED_ROWS = 10_000;

    private final Catalogue catalogue;
    private final Registry registry;
    private final Journals journals;
    private final Texts texts;
    private final Audit audit;
    private final Looks looks;
    private final Runs runs;
    private final Clock clock;
    private final Duration exportTime;

    @Activate
    public Engine(
            ReportingSettings.Config config,
            @Reference Catalogue catalogue,
            @Reference Registry registry,
            @Reference Journals journals,
            @Reference Texts texts,
            @Reference Alphabet alphabet,
            @Reference Audit audit,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    ModuleAdmin modules) {
        this(
                config,
                catalogue,
                registry,
                journals,
                texts,
                alphabet,
                audit,
                Optional.ofNullable(modules),
                Clock.systemUTC());
    }

    Engine(
            ReportingSettings.Config config,
            Catalogue catalogue,
            Registry registry,
            Journals journals,
            Texts texts,
            Alphabet alphabet,
            Audit audit,
            Optional<ModuleAdmin> modules,
            Clock clock) {
        this.catalogue = catalogue;
        this.registry = registry;
        this.journals = journals;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
        this.looks = new Looks(
                registry,
                journals,
                texts,
                alphabet,
                clock,
                new SlowReports(Duration.ofMillis(config.slowMilliseconds())));
        this.runs = new Runs(config, texts, modules);
        this.exportTime = Duration.ofSeconds(config.exportSeconds());
    }

    @Deactivate
    void stop() {
        runs.close();
    }

    Texts texts() {
        return texts.in(texts.language());
    }

    List<InstalledReport> visible() {
        return catalogue.visible(Viewer.current());
    }

    /** A report for the screen: a page of its rows, or as many as are printed. */
    Screen screen(String id, Address address) {
        InstalledReport report = catalogue.report(id, Viewer.current());
        boolean printed = address.has(Address.PRINT);
        Paging asked = Paging.asked(address);
        return runs.run(report, () -> {
            Screen screen = screen(report, address, asked, printed);
            boolean passed = screen.whole().rows().isEmpty() && screen.paging().count() > 0;
            return passed ? screen(report, address, screen.paging(), printed) : screen;
        });
    }

    private Screen screen(InstalledReport report, Address address, Paging asked, boolean printed) {
        Window window = printed ? new Window(0, PRINTED_ROWS) : new Window(asked.offset(), asked.size());
        Look look = looks.look(report, address, window);
        Table table = looks.table(look);
        Paging paging = printed ? Paging.all(table.count()) : asked.of(table.count());
        Table page = look.isSmall() && !printed ? table.withRows(paging.cut(table.rows())) : table;
        return new Screen(look, table, page, paging, coverage(look), clock.instant());
    }

    /** A report for a file; it is recorded who took it. */
    Export export(String id, Address address, Format format) {
        InstalledReport report = catalogue.report(id, Viewer.current());
        Export export = runs.run(report, () -> {
            Look look = looks.look(report, address.without(Address.PAGE, Address.SIZE), Window.ALL);
            Optional<Table> table = look.isSmall() ? Optional.of(looks.table(look)) : Optional.empty();
            return new Export(runs, exportTime, texts(), look, table, coverage(look), clock.instant(), format);
        });
        String object = address.after("/reports/" + id + "." + format.name().toLowerCase(java.util.Locale.ROOT));
        audit.record("export", object.substring(0, Math.min(object.length(), 500)));
        return export;
    }

    /** A table that is no report's, for a file; who took it is recorded by whom it belongs to. */
    Export export(Look look, Format format) {
        return new Export(runs, exportTime, texts(), look, Optional.empty(), Optional.empty(), clock.instant(), format);
    }

    /** How much of the chosen institutions the data cover, for reports of periods the journals; empty where the registry tells of one institution. */
    private Optional<Coverage> coverage(Look look) {
        Chosen chosen = Chosen.of(look.filters());
        boolean ofPeriods =
                look.filters().stream().anyMatch(filter -> filter.parameter().kind() == Parameter.Kind.PERIOD);
        if (ofPeriods && journals.facts().isPresent()) {
            return journals.facts().map(facts -> facts.coverage(chosen.facts()));
        }
        return chosen.institution().isPresent()
                ? Optional.empty()
                : Optional.of(registry.coverage(chosen.institutions()));
    }
}
