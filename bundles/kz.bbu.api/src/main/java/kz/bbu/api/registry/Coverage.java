package kz.bbu.api.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * Whom a figure covers: "118 of 125 institutions, as of 14.11.2026" (S2).
 *
 * @param covered institutions with data
 * @param all institutions asked for
 * @param asOf when the newest of the data were published; empty if there are none
 * @param outdated institutions whose figures are being counted anew, because what they are counted by has changed
 */
public record Coverage(long covered, long all, Optional<Instant> asOf, long outdated) {}
