package kz.bbu.api.registry;

import java.util.OptionalLong;

/**
 * An education authority: an oblast, city or district department.
 *
 * @param id stable internal id
 * @param parent the authority above; empty for the root
 * @param slug its part of addresses, {@code /org/{slug}/…}
 * @param name its own name, as it came in
 * @param profileUrl its page in Kundelik (S16); empty if unknown
 * @param position the pre-order position
 * @param lastPosition the last position of its subtree
 * @param depth 0 for the root
 */
public record Authority(
        long id,
        OptionalLong parent,
        String slug,
        String name,
        String profileUrl,
        Contacts contacts,
        long position,
        long lastPosition,
        int depth) {}
