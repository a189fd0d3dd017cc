package kz.bbu.api.registry;

import java.util.List;

/**
 * How many of an institution's staff have one position, the same roles and the same category on a day.
 *
 * @param position a code of the shared terms {@code position.*}, or the words that came in
 * @param roles the roles beside the position, such as class teacher; codes of {@code position.*}, or the words that came in
 * @param category a code of the shared terms {@code category.*}, or the words that came in; empty if the data do not say
 * @param staff all of them
 * @param expired those whose certificate was no longer valid on the day
 * @param expiring those whose certificate is valid on the day and ends within the twelve months after it
 */
public record StaffCount(
        long institutionId,
        String position,
        List<String> roles,
        String category,
        long staff,
        long expired,
        long expiring) {}
