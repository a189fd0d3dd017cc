package kz.bbu.reporting;

import java.time.Instant;
import java.util.Optional;
import kz.bbu.api.registry.Coverage;

/**
 * A report with the rows that are shown.
 *
 * @param whole all rows of a small report, for charts and totals; the same as {@code page} for a large one
 * @param page the rows that are shown
 */
record Screen(Look look, Table whole, Table page, Paging paging, Optional<Coverage> coverage, Instant made) {}
