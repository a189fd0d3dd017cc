package kz.bbu.api.registry;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which people are asked for (S18–S24); always narrowed further by the viewer's scope.
 *
 * @param authorityId those of this authority and of all that is below it
 * @param registration whether they have an account in Kundelik
 * @param recentLogin only those who logged in to Kundelik within the 7 days before {@link People.Found#loginsUntil}
 * @param text beginnings of words of the name, in any order, however they are typed; empty for all
 * @param institution those of this institution only; empty for all
 * @param schoolClass those who are enrolled in this class of the institution today; empty for all
 * @param post those who hold this position, or have this role beside it: a code of the shared terms {@code position.*}; empty for all
 * @param after where the former page ended: its {@link People.Found#next}; empty for the first page
 * @param limit how many at most, 1–1,000
 */
public record PersonQuery(
        long authorityId,
        People.Category category,
        Registration registration,
        boolean recentLogin,
        String text,
        OptionalLong institution,
        OptionalLong schoolClass,
        String post,
        String after,
        int limit) {
    private static final int LONGEST_TEXT = 100;
    private static final int MOST = 1_000;

    /** Whether somebody has completed registration in Kundelik. */
    public enum Registration {
        ANY,
        REGISTERED,
        UNREGISTERED
    }

    public PersonQuery {
        Objects.requireNonNull(category);
        Objects.requireNonNull(registration);
        Objects.requireNonNull(institution);
        Objects.requireNonNull(schoolClass);
        Objects.requireNonNull(post);
        Objects.requireNonNull(after);
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("the text is too long");
        }
        if (schoolClass.isPresent() && institution.isEmpty()) {
            throw new IllegalArgumentException("a class needs its institution");
        }
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be from 1 to " + MOST);
        }
    }

    /** All people of an authority and of all that is below it, the first 50. */
    public static PersonQuery under(long authorityId) {
        return new PersonQuery(
                authorityId,
                People.Category.ALL,
                Registration.ANY,
                false,
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                "",
                "",
                50);
    }

    public PersonQuery of(People.Category chosen, Registration state) {
        return new PersonQuery(
                authorityId, chosen, state, recentLogin, text, institution, schoolClass, post, after, limit);
    }

    public PersonQuery named(String words) {
        return new PersonQuery(
                authorityId, category, registration, recentLogin, words, institution, schoolClass, post, after, limit);
    }

    public PersonQuery at(OptionalLong institutionId, OptionalLong classId) {
        return new PersonQuery(
                authorityId, category, registration, recentLogin, text, institutionId, classId, post, after, limit);
    }

    public PersonQuery holding(String position) {
        return new PersonQuery(
                authorityId,
                category,
                registration,
                recentLogin,
                text,
                institution,
                schoolClass,
                position,
                after,
                limit);
    }

    public PersonQuery recently(boolean only) {
        return new PersonQuery(
                authorityId, category, registration, only, text, institution, schoolClass, post, after, limit);
    }

    public PersonQuery page(String from, int most) {
        return new PersonQuery(
                authorityId, category, registration, recentLogin, text, institution, schoolClass, post, from, most);
    }
}
