package kz.bbu.reporting;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.Stage;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Options;
import kz.bbu.api.text.Texts;

/** The options that the platform fills in from journals: periods, classes, subjects, languages and shifts. */
final class JournalOptions {
    private static final int TERMS = 4;

    private final Optional<Facts> facts;
    private final Optional<Classes> classes;
    private final Texts texts;

    JournalOptions(Journals journals, Texts texts) {
        this.facts = journals.facts();
        this.classes = journals.classes();
        this.texts = texts;
    }

    /** The periods that the data of the query's institutions have, the newest first. */
    Options periods(FactQuery query) {
        return Options.of(facts.map(known -> known.periods(query)).orElse(List.of()).stream()
                .map(period -> new Option(Integer.toString(period.code()), label(period)))
                .toList());
    }

    private String label(Period period) {
        String year = "%d/%02d".formatted(period.year() - 1, period.year() % 100);
        return texts.text(
                "stage." + period.stage().name().toLowerCase(Locale.ROOT), Integer.toString(period.number()), year);
    }

    /**
     * The last term that has ended, else the only term, else the first period; empty if there is none.
     *
     * <p>A term has ended if a later one has data; the last term of a school year also if all four are there or the year has marks of its own.
     *
     * @param periods as {@link #periods} gives them
     */
    static Optional<Option> lastEnded(Options periods) {
        List<Option> all = periods.page("", 0, Integer.MAX_VALUE);
        List<Option> terms = all.stream()
                .filter(option -> period(option).stage() == Stage.TERM)
                .toList();
        if (terms.size() > 1 && !isYearComplete(period(terms.get(0)).year(), all)) {
            return Optional.of(terms.get(1));
        }
        return Stream.concat(terms.stream(), all.stream()).findFirst();
    }

    private static boolean isYearComplete(int year, List<Option> all) {
        List<Stage> stages = all.stream()
                .map(JournalOptions::period)
                .filter(period -> period.year() == year)
                .map(Period::stage)
                .toList();
        return stages.contains(Stage.YEAR)
                || stages.stream().filter(Stage.TERM::equals).count() == TERMS;
    }

    private static Period period(Option option) {
        return Period.of(Integer.parseInt(option.value()));
    }

    /** The classes of an institution; none while it is not chosen. */
    Options classes(OptionalLong institution) {
        return whenAsked(() -> institution.isEmpty()
                ? List.of()
                : classes.map(known -> known.of(institution.getAsLong())).orElse(List.of()).stream()
                        .map(one -> new Option(Long.toString(one.id()), one.name()))
                        .toList());
    }

    /** The subjects that the data of the query's institutions have. */
    Options subjects(FactQuery query) {
        return whenAsked(() -> facts.map(known -> known.subjects(query)).orElse(List.of()).stream()
                .map(subject -> new Option(Long.toString(subject.id()), subject.name()))
                .toList());
    }

    Options languages() {
        return Options.of(Stream.of("kk", "ru", "en", "uz", "ug", "tg")
                .map(code -> new Option(code, texts.term("language", code)))
                .toList());
    }

    Options shifts() {
        return Options.of(
                Stream.of("1", "2", "3").map(shift -> new Option(shift, shift)).toList());
    }

    /** Options that are looked up when somebody asks for them, which a file or an address without a choice does not. */
    private static Options whenAsked(Supplier<List<Option>> all) {
        return new Options() {
            private Options known;

            private Options known() {
                if (known == null) {
                    known = Options.of(all.get());
                }
                return known;
            }

            @Override
            public List<Option> page(String search, int offset, int limit) {
                return known().page(search, offset, limit);
            }

            @Override
            public Optional<Option> find(String value) {
                return known().find(value);
            }
        };
    }
}
