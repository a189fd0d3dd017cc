package kz.bbu.api.facts;

/** By what counts are told apart; in brackets what a {@link FactRow} gives for it. */
public enum Dimension {
    /** The institution (id as in {@link kz.bbu.api.registry.Institution}). */
    INSTITUTION,
    /** The homeroom class of the pupil on the lesson's day; the teaching group itself where it has no homeroom class (id). */
    CLASS,
    /** The subject, the same for all institutions that call it so (id as in {@link Subject}). */
    SUBJECT,
    /** The teacher who was to give the lesson (id of the person). */
    TEACHER,
    /** The grade of the class, 0 where it has none (number). */
    GRADE,
    /** The language of instruction of the class, empty where unknown (code). */
    LANGUAGE,
    /** The shift of the class, empty where unknown (text). */
    SHIFT,
    /** The kind of journal: {@code classic}, {@code criteria} or empty (code). */
    JOURNAL,
    /** The reporting period (code of {@link Period}). */
    PERIOD,
    /** The week (its first day); only counts of what happens on a day have one. */
    WEEK,
    /** The pupil (id of the person): records can be narrowed to pupils of one institution, but are not told apart by them, which {@link Facts#pupils} does. */
    PUPIL
}
