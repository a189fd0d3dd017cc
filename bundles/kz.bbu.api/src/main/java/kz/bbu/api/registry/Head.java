package kz.bbu.api.registry;

/**
 * A head or deputy head of an authority, whom the public may see (S17).
 *
 * @param position a code of the shared terms {@code position.*}, or the words that came in
 * @param profileUrl the personal page in Kundelik; empty if unknown
 */
public record Head(String name, String position, String phone, String email, String profileUrl) {}
