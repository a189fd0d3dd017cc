package kz.bbu.tab.people;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.access.Presence.Present;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.People;
import kz.bbu.api.registry.People.Category;
import kz.bbu.api.registry.People.Person;
import kz.bbu.api.text.Texts;

/**
 * What the page shows.
 *
 * @param children the authorities directly below, to narrow the list to one
 * @param institutions those that can be chosen, as many as a list holds
 * @param classes those of the chosen institution
 * @param posts the roles that can be chosen
 * @param found nobody where those on the portal are asked for
 * @param present those on the portal, where they are asked for
 */
public record Listing(
        Texts texts,
        Look look,
        Map<Category, People.Count> counts,
        List<Authority> children,
        List<Institution> institutions,
        List<SchoolClass> classes,
        List<String> posts,
        People.Found found,
        List<Present> present) {

    public boolean showsPresent() {
        return look.logins() == Look.Logins.NOW;
    }

    /** What somebody is in the organisation, in words. */
    public static String roles(Texts texts, Person person) {
        List<String> posts = person.posts().stream()
                .map(post -> texts.term("position", post))
                .toList();
        List<String> categories = person.categories().stream()
                // Posts say more than the categories that they make.
                .filter(category -> posts.isEmpty() || !(category == Category.STAFF || category.isOfAuthority()))
                .map(category -> texts.text("one." + Look.code(category)))
                .toList();
        return Stream.concat(posts.stream(), categories.stream()).collect(Collectors.joining(", "));
    }

    /** How many of a category there are, and how many of them are registered. */
    public String count(Category category) {
        People.Count count = counts.get(category);
        return texts.text("category.count", count.registered(), count.persons());
    }

    /** A link that came in with data is followed only if it is one of the web. */
    public static boolean isWeb(String address) {
        return address.startsWith("https://") || address.startsWith("http://");
    }
}
