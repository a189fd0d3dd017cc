package kz.bbu.api.registry;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which institutions are asked for; always narrowed further by the viewer's scope.
 *
 * @param authority those of this authority's subtree; empty for all
 * @param types codes of types; empty for all
 * @param text what the folded name contains; empty for all
 * @param offset how many to skip, in the order of names by the Kazakh alphabet
 * @param limit how many at most
 */
public record InstitutionQuery(OptionalLong authority, Set<String> types, String text, long offset, int limit) {
    /** All institutions of the scope. */
    public static final InstitutionQuery ALL =
            new InstitutionQuery(OptionalLong.empty(), Set.of(), "", 0, Integer.MAX_VALUE);

    public InstitutionQuery {
        Objects.requireNonNull(authority);
        types = Set.copyOf(types);
        Objects.requireNonNull(text);
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset and limit must not be negative");
        }
    }

    public InstitutionQuery under(long authorityId) {
        return new InstitutionQuery(OptionalLong.of(authorityId), types, text, offset, limit);
    }

    public InstitutionQuery ofTypes(Set<String> codes) {
        return new InstitutionQuery(authority, codes, text, offset, limit);
    }

    public InstitutionQuery containing(String part) {
        return new InstitutionQuery(authority, types, part, offset, limit);
    }

    public InstitutionQuery window(long skip, int most) {
        return new InstitutionQuery(authority, types, text, skip, most);
    }
}
