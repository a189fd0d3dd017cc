package kz.bbu.api.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A record of a journal that a figure counts; empty strings and optionals where it has none.
 *
 * @param source what it is
 * @param institutionId where it was written
 * @param classId the homeroom class, as in {@link Dimension#CLASS}
 * @param subjectId 0 for none
 * @param day the lesson's day; for homework the day it is due, for a result of OneRoster that of its score
 * @param lesson the number of the lesson on its day
 * @param code the kind of mark, the state of the lesson, the reason of an absence, the stage of a final mark, the category of a pupil: codes of the shared terms {@code record.*}
 * @param value the mark, the final mark ({@code 1…5}, {@code EXEMPT} …), the minutes
 * @param maximum the maximum points
 * @param text the topic, the reason, the homework, the title of a result's work
 * @param at when it was written
 */
public record SourceRecord(
        Count.Source source,
        long institutionId,
        long classId,
        String className,
        long subjectId,
        String subject,
        String teacher,
        String pupil,
        Optional<LocalDate> day,
        OptionalInt lesson,
        String code,
        String value,
        String maximum,
        String text,
        Optional<Instant> at) {}
