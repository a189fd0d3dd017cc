package kz.bbu.api.registry;

/** A department inside an authority. Contacts and the head are empty where unknown. */
public record Unit(long id, long authorityId, String name, String profileUrl, String headName, Contacts contacts) {}
