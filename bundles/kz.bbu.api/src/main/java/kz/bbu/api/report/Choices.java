package kz.bbu.api.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the reader chose: checked values by parameter id. */
public final class Choices {
    /** Nothing chosen. */
    public static final Choices NONE = new Choices(Map.of());

    private final Map<String, List<String>> values;

    /** Takes values by parameter id, in the order of the parameters. */
    public Choices(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((id, list) -> copy.put(id, List.copyOf(list)));
        this.values = copy;
    }

    /** The chosen values of a parameter; empty for none. */
    public List<String> all(String id) {
        return values.getOrDefault(id, List.of());
    }

    /** The one chosen value of a parameter. */
    public Optional<String> one(String id) {
        return all(id).stream().findFirst();
    }

    /** The chosen value as a number, for parameters whose options are ids. */
    public OptionalLong number(String id) {
        return all(id).stream().mapToLong(Long::parseLong).findFirst();
    }

    /** The chosen day. */
    public Optional<LocalDate> date(String id) {
        return one(id).map(LocalDate::parse);
    }

    /** Tells whether a flag is set. */
    public boolean flag(String id) {
        return !all(id).isEmpty();
    }

    /** All chosen values by parameter id; unmodifiable. */
    public Map<String, List<String>> asMap() {
        return java.util.Collections.unmodifiableMap(values);
    }
}
