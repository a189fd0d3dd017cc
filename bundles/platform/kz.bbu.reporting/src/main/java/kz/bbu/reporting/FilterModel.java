package kz.bbu.reporting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.text.Texts;

/** The filter form and the chips of what is chosen. */
public final class FilterModel {
    /** A list that is longer is searched instead of scrolled. */
    private static final int MOST_OPTIONS = 200;

    private final Look look;
    private final Texts texts;
    private final Address address;
    private final String path;

    FilterModel(Look look, Texts texts, Address address, String path) {
        this.look = look;
        this.texts = texts;
        this.address = address;
        this.path = path;
    }

    /**
     * A field of the form.
     *
     * @param kind one, many, date, text or flag
     * @param required whether the form offers no empty choice
     * @param was the value that the form is drawn with
     * @param search what the options were searched for; shown if {@code searched}
     */
    public record Field(
            String id,
            String kind,
            String label,
            boolean required,
            String was,
            String value,
            List<Choice> choices,
            boolean searched,
            String search,
            String summary) {}

    /** An option of a field. */
    public record Choice(String value, String label, boolean chosen) {}

    public List<Field> fields() {
        return look.filters().stream().map(this::field).toList();
    }

    /** What the form must keep: the form of the report, the order and the size of pages. */
    public List<Option> kept() {
        List<Option> kept = new ArrayList<>();
        for (String name : List.of(Address.FORM, Address.SORT, Address.SIZE, Address.ROW, Address.COLUMN)) {
            address.one(name).ifPresent(value -> kept.add(new Option(name, value)));
        }
        return kept;
    }

    public List<ReportModel.Link> chips() {
        List<ReportModel.Link> chips = new ArrayList<>();
        for (Filter filter :
                look.filters().stream().filter(f -> !f.isRequired()).toList()) {
            for (Option option : filter.chosen()) {
                List<String> others = filter.values().stream()
                        .filter(value -> !value.equals(option.value()))
                        .toList();
                Address without = Canonical.withFilter(address.without(Address.PAGE), filter, others);
                for (Filter child : dependants(filter)) {
                    without = Canonical.withFilter(without, child, List.of());
                }
                chips.add(new ReportModel.Link(chip(filter, option), without.after(path), false));
            }
        }
        return chips;
    }

    /** What is cleared with a filter: what depends on it, and what depends on that. */
    private List<Filter> dependants(Filter filter) {
        Set<String> cleared = new HashSet<>(Set.of(filter.parameter().id()));
        return look.filters().stream()
                .filter(child ->
                        child.parameter().dependsOn().filter(cleared::contains).isPresent())
                .filter(child -> cleared.add(child.parameter().id()))
                .toList();
    }

    private String chip(Filter filter, Option option) {
        return filter.parameter().kind() == Parameter.Kind.FLAG
                ? look.label(filter)
                : look.label(filter) + ": " + Head.plain(option.label());
    }

    private Field field(Filter filter) {
        String find = address.one(Address.FIND + filter.parameter().id()).orElse("");
        List<Option> options =
                filter.options().map(all -> all.page(find, 0, MOST_OPTIONS + 1)).orElse(List.of());
        boolean searched = options.size() > MOST_OPTIONS || !find.isEmpty();
        return new Field(
                filter.parameter().id(),
                kind(filter),
                look.label(filter),
                filter.isRequired() && !filter.isEmpty(),
                String.join(",", filter.values()),
                filter.values().isEmpty() ? "" : filter.values().get(0),
                choices(filter, options),
                searched,
                find,
                filter.isEmpty()
                        ? texts.text("word.all")
                        : texts.text("filter.chosen", filter.values().size()));
    }

    private static String kind(Filter filter) {
        return switch (filter.parameter().kind()) {
            case ONE, AUTHORITY, INSTITUTION, PERIOD, CLASS, SUBJECT -> "one";
            case MANY, INSTITUTION_TYPE, INSTRUCTION_LANGUAGE, SHIFT -> "many";
            case DATE -> "date";
            case TEXT -> "text";
            case FLAG -> "flag";
        };
    }

    /** What is chosen is always among the choices, also where the list is longer than it is shown. */
    private static List<Choice> choices(Filter filter, List<Option> options) {
        List<Choice> choices = new ArrayList<>();
        Set<String> chosen = Set.copyOf(filter.values());
        options.stream()
                .limit(MOST_OPTIONS)
                .forEach(option ->
                        choices.add(new Choice(option.value(), option.label(), chosen.contains(option.value()))));
        for (Option option : filter.chosen()) {
            if (choices.stream().noneMatch(choice -> choice.value().equals(option.value()))) {
                choices.add(0, new Choice(option.value(), option.label(), true));
            }
        }
        return choices;
    }
}
