package kz.bbu.reporting;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The query of a report's address: filters, form, order and page; unmodifiable.
 *
 * <p>Names and values beyond the limits are dropped, so that nothing long goes further.
 */
final class Address {
    static final String FORM = "form";
    static final String SORT = "sort";
    static final String PAGE = "page";
    static final String SIZE = "size";
    static final String ROW = "row";
    static final String COLUMN = "column";
    static final String PRINT = "print";
    /** Before the name of a parameter: the value that the form was drawn with. */
    static final String WAS = "was.";
    /** Before the name of a parameter: what its options are searched for. */
    static final String FIND = "find.";
    /** What a parameter must not be called. */
    static final Set<String> RESERVED = Set.of(FORM, SORT, PAGE, SIZE, ROW, COLUMN, PRINT, "lang", "view", "csrf");

    private static final int NAMES = 100;
    private static final int VALUES = 200;
    private static final int LENGTH = 200;

    private final Map<String, List<String>> values;

    private Address(Map<String, List<String>> values) {
        this.values = values;
    }

    static Address of(Map<String, List<String>> query) {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        query.entrySet().stream()
                .filter(entry -> entry.getKey().length() <= LENGTH)
                .limit(NAMES)
                .forEach(entry -> kept.put(
                        entry.getKey(),
                        entry.getValue().stream()
                                .filter(value -> value.length() <= LENGTH)
                                .limit(VALUES)
                                .toList()));
        return new Address(kept);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean hasNameThatStartsWith(String prefix) {
        return values.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** The values of a name that are not blank. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .toList();
    }

    Optional<String> one(String name) {
        return all(name).stream().findFirst();
    }

    /** A whole number from 1; otherwise what is given. */
    int number(String name, int otherwise) {
        return one(name)
                .filter(value -> value.matches("[1-9][0-9]{0,8}"))
                .map(Integer::valueOf)
                .orElse(otherwise);
    }

    /** The same address with the values of a name replaced; with none the name is left out. */
    Address with(String name, List<String> replacement) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        if (replacement.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.copyOf(replacement));
        }
        return new Address(changed);
    }

    Address with(String name, String value) {
        return with(name, List.of(value));
    }

    Address without(String... names) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        for (String name : names) {
            changed.remove(name);
        }
        return new Address(changed);
    }

    /** The path with this query behind it. */
    String after(String path) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, list) -> list.forEach(value -> pairs.add(encode(name) + "=" + encode(value))));
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
