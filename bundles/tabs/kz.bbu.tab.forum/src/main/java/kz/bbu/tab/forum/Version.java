package kz.bbu.tab.forum;

import java.time.Instant;

/** What a post said at a time; {@code number} counts from 1. */
public record Version(int number, String editor, Instant written, String words) {}
