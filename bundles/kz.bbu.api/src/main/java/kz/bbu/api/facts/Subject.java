package kz.bbu.api.facts;

/** A subject as institutions call it; those who call it alike have the same one. */
public record Subject(long id, String name) {}
