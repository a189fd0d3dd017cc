package kz.bbu.reporting;

import kz.bbu.api.access.Role;
import kz.bbu.api.report.Report;
import kz.bbu.api.report.Section;

/**
 * A report whose module is on.
 *
 * @param id its part of addresses
 * @param bundle the symbolic name of its bundle, by which its texts are found
 * @param audience the least role that may see it
 */
record InstalledReport(String id, String bundle, Section section, int order, Role audience, Report report) {}
