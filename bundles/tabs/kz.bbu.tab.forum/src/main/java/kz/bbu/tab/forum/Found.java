package kz.bbu.tab.forum;

import java.time.Instant;

/** A post that a search found, with the title of its topic. */
public record Found(long postId, int number, String title, String author, Instant written, String words) {}
