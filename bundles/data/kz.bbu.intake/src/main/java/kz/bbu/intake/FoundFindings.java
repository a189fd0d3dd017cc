package kz.bbu.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.Findings;

/** Counts what is wrong with a package and keeps the first errors, and some examples of each kind of warning. */
final class FoundFindings implements Findings {
    private static final int KEPT_ERRORS = 1000;
    private static final int EXAMPLES = 20;
    private static final int LONGEST_VALUE = 200;

    /** A finding that is kept. */
    record Kept(boolean isError, String file, long line, String column, String value, String rule) {}

    private final List<Kept> kept = new ArrayList<>();
    private final Map<String, Integer> examples = new HashMap<>();
    private long errors;
    private long warnings;

    @Override
    public void error(String file, long line, String column, String value, String rule) {
        errors++;
        if (errors <= KEPT_ERRORS) {
            kept.add(new Kept(true, file, line, column, presentable(value), rule));
        }
    }

    @Override
    public void warning(String file, long line, String column, String value, String rule) {
        warnings++;
        if (examples.merge(file + rule, 1, Integer::sum) <= EXAMPLES) {
            kept.add(new Kept(false, file, line, column, presentable(value), rule));
        }
    }

    @Override
    public boolean hasErrors() {
        return errors > 0;
    }

    long errors() {
        return errors;
    }

    long warnings() {
        return warnings;
    }

    List<Kept> kept() {
        return kept;
    }

    /** Cut to a length, without control characters, and with the number of a person or an organisation masked. */
    private static String presentable(String value) {
        String plain = value.replaceAll("\\p{Cntrl}", " ").replaceAll("\\b(\\d{4})\\d{8}\\b", "$1********");
        return plain.length() > LONGEST_VALUE ? plain.substring(0, LONGEST_VALUE - 1) + "…" : plain;
    }
}
