package kz.bbu.reporting;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Options;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.Report;
import kz.bbu.api.text.Texts;

/** Reads what the reader chose, parameter by parameter, since each may depend on those before it. */
final class FilterReader {
    private static final int MOST_PARAMETERS = 30;

    private final RegistryOptions registry;
    private final JournalOptions journals;
    private final Texts texts;
    private final Address address;
    private final Map<String, Filter> filters = new LinkedHashMap<>();

    private FilterReader(Registry registry, Journals journals, Texts texts, Address address) {
        this.registry = new RegistryOptions(registry);
        this.journals = new JournalOptions(journals, texts);
        this.texts = texts;
        this.address = address;
    }

    /**
     * The filters of a report in the order in which they are shown.
     *
     * @param texts those of the report's bundle
     * @throws Problem NOT_FOUND if a value is none of the options, which may lie outside the viewer's scope
     */
    static List<Filter> read(Report report, Registry registry, Journals journals, Texts texts, Address address) {
        return new FilterReader(registry, journals, texts, address).read(report);
    }

    static Choices choices(List<Filter> filters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        filters.forEach(filter -> values.put(filter.parameter().id(), filter.values()));
        return new Choices(values);
    }

    private List<Filter> read(Report report) {
        List<Parameter> parameters = report.parameters(Choices.NONE);
        Optional<Parameter> next = next(parameters);
        while (next.isPresent()) {
            if (filters.size() == MOST_PARAMETERS
                    || Address.RESERVED.contains(next.get().id())) {
                throw new IllegalArgumentException(
                        "too many parameters, or a reserved name: " + next.get().id());
            }
            filters.put(next.get().id(), filter(next.get()));
            parameters = report.parameters(choices(List.copyOf(filters.values())));
            next = next(parameters);
        }
        return parameters.stream().map(parameter -> filters.get(parameter.id())).toList();
    }

    private Optional<Parameter> next(List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> !filters.containsKey(parameter.id()))
                .findFirst();
    }

    private Filter filter(Parameter parameter) {
        Optional<Options> options = options(parameter);
        List<String> values = parentChanged(parameter) ? List.of() : wanted(parameter);
        List<Option> chosen = new ArrayList<>();
        for (String value : values) {
            if (options.isEmpty()) {
                chosen.add(plain(parameter, value));
            } else {
                found(parameter, options.get(), value).ifPresent(chosen::add);
            }
        }
        if (chosen.isEmpty() && parameter.kind() == Parameter.Kind.PERIOD) {
            JournalOptions.lastEnded(options.orElseThrow()).ifPresent(chosen::add);
        }
        if (chosen.isEmpty() && options.isPresent()) {
            chosen.addAll(onlyOneFound(parameter, options.get()));
        }
        return new Filter(parameter, options, chosen.stream().map(Option::value).toList(), List.copyOf(chosen));
    }

    /** Without JavaScript the form is sent with the period and subject of the former organisations, which others may not have. */
    private Optional<Option> found(Parameter parameter, Options options, String value) {
        Optional<Option> option = options.find(value);
        boolean ofOthers = parameter.kind() == Parameter.Kind.PERIOD || parameter.kind() == Parameter.Kind.SUBJECT;
        if (option.isEmpty() && !(ofOthers && narrowedAnew())) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        return option;
    }

    private boolean narrowedAnew() {
        return filters.values().stream()
                .anyMatch(filter -> Chosen.NARROWING.contains(filter.parameter().kind()) && changed(filter));
    }

    private Optional<Options> options(Parameter parameter) {
        Chosen chosen = Chosen.of(filters.values());
        return switch (parameter.kind()) {
            case AUTHORITY -> Optional.of(registry.authorities());
            case INSTITUTION_TYPE -> Optional.of(registry.types(texts));
            case INSTITUTION -> Optional.of(registry.institutions(chosen.authority()));
            case PERIOD -> Optional.of(journals.periods(chosen.facts()));
            case CLASS -> Optional.of(journals.classes(chosen.institution()));
            case SUBJECT -> Optional.of(journals.subjects(chosen.facts()));
            case INSTRUCTION_LANGUAGE -> Optional.of(journals.languages());
            case SHIFT -> Optional.of(journals.shifts());
            case ONE, MANY, DATE, TEXT, FLAG -> parameter.options();
        };
    }

    private List<String> wanted(Parameter parameter) {
        String id = parameter.id();
        if (!address.has(id) && !address.has(Address.WAS + id)) {
            return parameter.standard().isEmpty() ? List.of() : List.of(parameter.standard());
        }
        List<String> values = address.all(id).stream().distinct().toList();
        return Filter.isMany(parameter) || values.isEmpty() ? values : values.subList(0, 1);
    }

    /** Without JavaScript the form is sent with the child that belonged to the former parent. */
    private boolean parentChanged(Parameter parameter) {
        return parameter.dependsOn().map(filters::get).filter(this::changed).isPresent();
    }

    private boolean changed(Filter filter) {
        String was = Address.WAS + filter.parameter().id();
        return address.has(was) && !String.join(",", address.all(was)).equals(String.join(",", filter.values()));
    }

    private List<Option> onlyOneFound(Parameter parameter, Options options) {
        Optional<String> search = address.one(Address.FIND + parameter.id());
        if (search.isEmpty()) {
            return List.of();
        }
        List<Option> found = options.page(search.get().strip(), 0, 2);
        return found.size() == 1 ? found : List.of();
    }

    private Option plain(Parameter parameter, String value) {
        return switch (parameter.kind()) {
            case DATE -> new Option(value, texts.formats().date(date(parameter, value)));
            case FLAG -> new Option("true", texts.text("parameter." + parameter.id()));
            default -> new Option(value.strip(), value.strip());
        };
    }

    private LocalDate date(Parameter parameter, String value) {
        try {
            LocalDate date = LocalDate.parse(value);
            if (date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // The reader is told below, as for a date that no calendar of a school has.
        }
        throw new Problem(CommonError.BAD_VALUE, texts.text("parameter." + parameter.id()), value);
    }
}
