package kz.bbu.api.registry;

import java.time.LocalDate;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which staff are asked for; always narrowed further by the viewer's scope.
 *
 * @param day the day whose state is asked for
 * @param institutions those of these institutions; the query's window is left aside
 * @param institution those of this institution only; empty for all of {@code institutions}
 * @param authority those of institutions directly under this authority; empty for all
 * @param roles those who have one of these roles beside their position, the empty string for no role at all; empty for all
 * @param certificate how the certificate stands on the day
 * @param offset how many to skip
 * @param limit how many at most
 */
public record StaffQuery(
        LocalDate day,
        InstitutionQuery institutions,
        OptionalLong institution,
        OptionalLong authority,
        Choice positions,
        Set<String> roles,
        Choice categories,
        Certificate certificate,
        Order order,
        boolean descending,
        long offset,
        int limit) {

    /** Some of the values, or all others. */
    public record Choice(Set<String> values, boolean except) {
        /** Every value. */
        public static final Choice ALL = new Choice(Set.of(), true);

        public Choice {
            values = Set.copyOf(values);
        }

        public static Choice of(Set<String> values) {
            return new Choice(values, false);
        }

        public static Choice except(Set<String> values) {
            return new Choice(values, true);
        }

        public boolean has(String value) {
            return values.contains(value) != except;
        }
    }

    /** How a certificate stands on a day. */
    public enum Certificate {
        ANY,
        /** Valid, or without an end that is known. */
        VALID,
        /** Ended before the day. */
        EXPIRED,
        /** Valid, and ends within the twelve months after the day. */
        EXPIRING
    }

    /** What the members are ordered by; equal ones by name. */
    public enum Order {
        INSTITUTION,
        NAME,
        POSITION,
        CATEGORY,
        FROM,
        UNTIL
    }

    public StaffQuery {
        Objects.requireNonNull(day);
        Objects.requireNonNull(institutions);
        Objects.requireNonNull(institution);
        Objects.requireNonNull(authority);
        Objects.requireNonNull(positions);
        roles = Set.copyOf(roles);
        Objects.requireNonNull(categories);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(order);
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset and limit must not be negative");
        }
    }

    /** All staff of the scope on a day, by institution and name. */
    public static StaffQuery on(LocalDate day) {
        return new StaffQuery(
                day,
                InstitutionQuery.ALL,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Choice.ALL,
                Set.of(),
                Choice.ALL,
                Certificate.ANY,
                Order.INSTITUTION,
                false,
                0,
                Integer.MAX_VALUE);
    }

    public StaffQuery of(InstitutionQuery chosen) {
        return with(chosen, institution, authority);
    }

    public StaffQuery institution(OptionalLong id) {
        return with(institutions, id, authority);
    }

    public StaffQuery directlyUnder(long authorityId) {
        return with(institutions, institution, OptionalLong.of(authorityId));
    }

    public StaffQuery positions(Choice chosen) {
        return with(chosen, roles, categories, certificate);
    }

    public StaffQuery roles(Set<String> chosen) {
        return with(positions, chosen, categories, certificate);
    }

    public StaffQuery categories(Choice chosen) {
        return with(positions, roles, chosen, certificate);
    }

    public StaffQuery certificate(Certificate chosen) {
        return with(positions, roles, categories, chosen);
    }

    public StaffQuery by(Order column, boolean downwards) {
        return with(column, downwards, offset, limit);
    }

    public StaffQuery window(long skip, int most) {
        return with(order, descending, skip, most);
    }

    private StaffQuery with(InstitutionQuery chosen, OptionalLong id, OptionalLong above) {
        return new StaffQuery(
                day, chosen, id, above, positions, roles, categories, certificate, order, descending, offset, limit);
    }

    private StaffQuery with(Choice ofPositions, Set<String> ofRoles, Choice ofCategories, Certificate standing) {
        return new StaffQuery(
                day,
                institutions,
                institution,
                authority,
                ofPositions,
                ofRoles,
                ofCategories,
                standing,
                order,
                descending,
                offset,
                limit);
    }

    private StaffQuery with(Order column, boolean downwards, long skip, int most) {
        return new StaffQuery(
                day,
                institutions,
                institution,
                authority,
                positions,
                roles,
                categories,
                certificate,
                column,
                downwards,
                skip,
                most);
    }
}
