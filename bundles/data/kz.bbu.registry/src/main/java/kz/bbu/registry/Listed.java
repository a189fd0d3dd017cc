package kz.bbu.registry;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.registry.People;
import kz.bbu.api.registry.People.Category;

/**
 * Somebody in an organisation as a source has it, gathered from roles and posts.
 *
 * @param organisation the source's own id of the organisation
 * @param node the organisation as people know it
 * @param kind that of the organisation
 * @param type that of the institution; empty where unknown
 * @param roles codes of OneRoster
 * @param posts positions, then roles beside them
 */
record Listed(
        long person,
        long organisation,
        long node,
        String organisationName,
        NodeKind kind,
        String type,
        String name,
        boolean registered,
        String profileUrl,
        Optional<LocalDate> lastLogin,
        Set<String> roles,
        Set<String> posts) {
    private static final Set<String> OF_COLLEGES = Set.of("college", "higherCollege");
    private static final Set<String> OF_KINDERGARTENS = Set.of("kindergarten", "preschoolCentre");
    private static final int LONGEST_POSTS = 1000;

    Set<Category> categories() {
        Set<Category> categories = EnumSet.noneOf(Category.class);
        if (kind != NodeKind.INSTITUTION) {
            if (posts.contains("head")) {
                categories.add(Category.HEADS);
            } else if (posts.contains("deputyHead")) {
                categories.add(Category.DEPUTIES);
            } else if (roles.stream()
                    .anyMatch(role -> role.toLowerCase(Locale.ROOT).endsWith("administrator"))) {
                categories.add(Category.ADMINISTRATORS);
            }
            return categories;
        }
        if (!posts.isEmpty() || roles.stream().anyMatch(PeopleCounts.STAFF::contains)) {
            categories.add(Category.STAFF);
        }
        if (roles.stream().anyMatch(PeopleCounts.PUPILS::contains)) {
            categories.add(learner(type));
        }
        if (roles.stream().anyMatch(PeopleCounts.PARENTS::contains)) {
            categories.add(Category.PARENTS);
        }
        return categories;
    }

    /** What the learners of a type of institutions are. */
    static Category learner(String type) {
        return OF_COLLEGES.contains(type)
                ? Category.STUDENTS
                : OF_KINDERGARTENS.contains(type) ? Category.CHILDREN : Category.PUPILS;
    }

    /** The categories as the index keeps them: one letter each. */
    String kinds() {
        StringBuilder kinds = new StringBuilder();
        categories().forEach(category -> kinds.append(letter(category)));
        return kinds.toString();
    }

    static char letter(Category category) {
        return (char) ('a' + category.ordinal());
    }

    /** The categories that a category consists of. */
    static List<Category> parts(Category category) {
        return category == Category.LEARNERS
                ? List.of(Category.PUPILS, Category.STUDENTS, Category.CHILDREN)
                : List.of(category);
    }

    /** The posts between commas, so that one of them can be found; empty for none. */
    String postList() {
        StringBuilder list = new StringBuilder();
        for (String post : posts) {
            if (list.length() + post.length() + 2 <= LONGEST_POSTS) {
                list.append(list.length() == 0 ? "," : "").append(post).append(',');
            }
        }
        return list.toString();
    }

    /** The items of a list of roles. */
    static Set<String> items(String list) {
        Set<String> items = new LinkedHashSet<>();
        Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .forEach(items::add);
        return items;
    }

    People.Person shown() {
        return new People.Person(
                person,
                name,
                node,
                organisationName,
                categories(),
                List.copyOf(posts),
                registered,
                profileUrl,
                lastLogin);
    }
}
