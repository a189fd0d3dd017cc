package kz.bbu.api.facts;

/** What kind of reporting period a figure belongs to; the codes of the shared terms {@code stage.*} are the names in lower case. */
public enum Stage {
    /** A quarter; current marks, lessons and attendance belong to the quarter of their day. */
    TERM,
    HALF_YEAR,
    YEAR,
    EXAM,
    FINAL
}
