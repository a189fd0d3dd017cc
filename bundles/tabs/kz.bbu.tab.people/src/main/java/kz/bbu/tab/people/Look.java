package kz.bbu.tab.people;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.People.Category;
import kz.bbu.api.registry.PersonQuery;
import kz.bbu.api.registry.PersonQuery.Registration;

/**
 * What an address of the list asks for.
 *
 * @param search as it was typed
 * @param registration what the reader chose; of a category other than all the registered ones unless chosen otherwise (S20)
 * @param logins which log-ins are asked for
 * @param post a code of the shared terms {@code position.*}; empty for all
 * @param after where the former page ended; empty for the first one
 */
public record Look(
        Authority authority,
        Category category,
        String search,
        Registration registration,
        Logins logins,
        OptionalLong institution,
        OptionalLong schoolClass,
        String post,
        String after) {
    private static final int LONGEST = 100;

    /** Which log-ins are asked for. */
    public enum Logins {
        ANY,
        /** To Kundelik within 7 days. */
        RECENT,
        /** Whoever is on this portal now. */
        NOW
    }

    /** Reads a query; values that cannot be are refused. */
    static Look of(Authority authority, MultivaluedMap<String, String> query) {
        Category category = choice(query, "category", Category.ALL);
        OptionalLong institution = number(query, "institution");
        return new Look(
                authority,
                category,
                text(query, "search"),
                choice(query, "registration", standard(category)),
                choice(query, "logins", Logins.ANY),
                institution,
                institution.isEmpty() ? OptionalLong.empty() : number(query, "class"),
                post(query),
                text(query, "after"));
    }

    private static Registration standard(Category category) {
        return category == Category.ALL ? Registration.ANY : Registration.REGISTERED;
    }

    private static String text(MultivaluedMap<String, String> query, String name) {
        String value = query.getFirst(name);
        if (value != null && value.length() > LONGEST) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        return value == null ? "" : value;
    }

    private static String post(MultivaluedMap<String, String> query) {
        String post = text(query, "role");
        if (!post.isEmpty() && !PeopleFile.POSTS.contains(post)) {
            throw new Problem(CommonError.BAD_VALUE, "role", post);
        }
        return post;
    }

    private static OptionalLong number(MultivaluedMap<String, String> query, String name) {
        String value = text(query, name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new Problem(e, CommonError.BAD_VALUE, name, value);
        }
    }

    private static <E extends Enum<E>> E choice(MultivaluedMap<String, String> query, String name, E standard) {
        String value = text(query, name);
        if (value.isEmpty()) {
            return standard;
        }
        for (E constant : standard.getDeclaringClass().getEnumConstants()) {
            if (code(constant).equals(value)) {
                return constant;
            }
        }
        throw new Problem(CommonError.BAD_VALUE, name, value);
    }

    /** A choice as it stands in addresses and in the keys of messages. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    PersonQuery query(int limit) {
        return PersonQuery.under(authority.id())
                .of(category, registration)
                .named(search)
                .recently(logins == Logins.RECENT)
                .at(institution, schoolClass)
                .holding(post)
                .page(after, limit);
    }

    public String base() {
        return "/org/" + authority.slug() + "/people";
    }

    public boolean isFiltered() {
        return !search.isBlank()
                || registration != standard(category)
                || logins != Logins.ANY
                || institution.isPresent()
                || schoolClass.isPresent()
                || !post.isEmpty();
    }

    /** The same page from its beginning. */
    public String first() {
        return address(base(), "");
    }

    public String next(String from) {
        return address(base(), from);
    }

    public String export(String format) {
        return address(base() + "/list." + format, "");
    }

    /** The same in another category, which begins without filters but the name. */
    public String in(Category other) {
        return new Look(
                        authority,
                        other,
                        search,
                        standard(other),
                        Logins.ANY,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "",
                        "")
                .first();
    }

    /** The same in another authority. */
    public String at(Authority other) {
        return new Look(
                        other,
                        category,
                        search,
                        registration,
                        logins,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        post,
                        "")
                .first();
    }

    /** The category without any filter. */
    public String unfiltered() {
        return base() + (category == Category.ALL ? "" : "?category=" + code(category));
    }

    private String address(String path, String from) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "category", category == Category.ALL ? "" : code(category));
        put(values, "search", search);
        put(values, "registration", registration == standard(category) ? "" : code(registration));
        put(values, "logins", logins == Logins.ANY ? "" : code(logins));
        institution.ifPresent(id -> put(values, "institution", Long.toString(id)));
        schoolClass.ifPresent(id -> put(values, "class", Long.toString(id)));
        put(values, "role", post);
        put(values, "after", from);
        return values.isEmpty()
                ? path
                : path
                        + values.entrySet().stream()
                                .map(entry -> entry.getKey() + "="
                                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&", "?", ""));
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }
}
