package kz.bbu.tab.forum;

/**
 * A section of an authority's forum.
 *
 * @param place its place among the sections, ascending
 * @param topics how many topics it has
 */
public record Section(long id, String name, String description, int place, int topics) {}
