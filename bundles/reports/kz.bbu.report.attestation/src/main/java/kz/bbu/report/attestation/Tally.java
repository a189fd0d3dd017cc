package kz.bbu.report.attestation;

import java.util.HashMap;
import java.util.Map;
import kz.bbu.api.registry.StaffCount;

/** The figures of one row. */
final class Tally {
    private final Map<String, Long> valid = new HashMap<>();
    private long staff;
    private long expired;
    private long expiring;

    void add(StaffCount count) {
        valid.merge(count.category(), count.staff() - count.expired(), Long::sum);
        staff += count.staff();
        expired += count.expired();
        expiring += count.expiring();
    }

    void add(Tally other) {
        other.valid.forEach((category, count) -> valid.merge(category, count, Long::sum));
        staff += other.staff;
        expired += other.expired;
        expiring += other.expiring;
    }

    /** Those whose certificate of a category is valid. */
    long of(String category) {
        return valid.getOrDefault(category, 0L);
    }

    long staff() {
        return staff;
    }

    long expired() {
        return expired;
    }

    long expiring() {
        return expiring;
    }

    long withCategory() {
        return Codes.CATEGORIES.stream().mapToLong(this::of).sum();
    }

    /** Those of whom the data do not say which category they have, or say it in words that no term has. */
    long unknown() {
        return staff - expired - withCategory() - of(Codes.NONE);
    }

    /** Those of whom it is known whether they have a category: the denominator of the share. */
    long known() {
        return staff - unknown();
    }
}
