package kz.bbu.api.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A member of an institution's staff with the category that was known for a day; empty strings where unknown.
 *
 * @param id differs for each person, institution and position
 * @param position a code of the shared terms {@code position.*}, or the words that came in
 * @param roles the roles beside the position
 * @param category a code of the shared terms {@code category.*}, or the words that came in
 * @param order the number of the order that gave the category
 * @param from since when the category is held
 * @param until the last day of the certificate; what the rules say where the data say nothing
 * @param reckoned whether {@code until} comes from the rules
 */
public record StaffMember(
        long id,
        String name,
        long institutionId,
        String institutionName,
        String position,
        List<String> roles,
        String category,
        String order,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        boolean reckoned) {}
