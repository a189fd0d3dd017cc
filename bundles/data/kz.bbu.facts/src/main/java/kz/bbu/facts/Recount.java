package kz.bbu.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;

/** Lets figures that were counted by rules or days out that changed be counted anew. */
interface Recount {
    /** Stands for an open end; every database can hold it. */
    LocalDate NO_END = LocalDate.of(9999, 12, 31);

    /**
     * Notes that figures must be counted anew; part of the transaction of the change, so long work comes later.
     *
     * @param organisations authorities and institutions, each with all below it; empty for all
     * @param from both days included
     * @param until {@link #NO_END} for an open end
     */
    void touch(Set<Long> organisations, LocalDate from, LocalDate until);

    /** Asks once more for what was noted before a time and is not counted yet: a job may have failed, or somebody has cancelled it. */
    default void askAgain(Instant before) {}
}
