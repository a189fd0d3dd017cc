package kz.bbu.api.report;

/** One thing to choose: the value in the address and the label that people read. */
public record Option(String value, String label) {}
