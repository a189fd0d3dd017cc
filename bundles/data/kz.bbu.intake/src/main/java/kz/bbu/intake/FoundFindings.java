package kz.bbu.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.text.Texts;

/** Counts what is wrong with a package and keeps the first errors, and some examples of each kind of warning. */
final class FoundFindings implements Findings {
    private static final int KEPT_ERRORS = 1000;
    private static final int EXAMPLES = 20;
    private static final int LONGEST_VALUE = 200;

    /** A finding that is kept. */
    record Kept(boolean isError, String file, long line, String column, String value, String rule) {
        Imports.Finding finding(Texts texts) {
            return new Imports.Finding(isError, file, line, column, value, rule, texts.text("rule." + rule));
        }
    }

    /** What is counted together. */
    record Group(boolean isError, String file, String rule) {}

    private final List<Kept> kept = new ArrayList<>();
    private final Map<Group, Long> groups = new LinkedHashMap<>();
    private long errors;
    private long warnings;

    @Override
    public void error(String file, long line, String column, String value, String rule) {
        errors++;
        groups.merge(new Group(true, file, rule), 1L, Long::sum);
        if (errors <= KEPT_ERRORS) {
            kept.add(new Kept(true, file, line, presentable(column), presentable(value), rule));
        }
    }

    @Override
    public void warning(String file, long line, String column, String value, String rule) {
        warnings++;
        if (groups.merge(new Group(false, file, rule), 1L, Long::sum) <= EXAMPLES) {
            kept.add(new Kept(false, file, line, presentable(column), presentable(value), rule));
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

    Map<Group, Long> groups() {
        return groups;
    }

    List<Kept> kept() {
        return kept;
    }

    /** Adds the value of a finding that was reported without it. */
    void value(int place, String value) {
        Kept bare = kept.get(place);
        kept.set(
                place,
                new Kept(bare.isError(), bare.file(), bare.line(), bare.column(), presentable(value), bare.rule()));
    }

    /** Cut to a length, without control characters and halves of characters, and with the number of a person or an organisation masked. */
    private static String presentable(String value) {
        String start = value.length() > 2 * LONGEST_VALUE ? value.substring(0, 2 * LONGEST_VALUE) : value;
        String plain = NationalNumber.maskAll(start.replaceAll("[\\p{Cntrl}\\p{Cs}]", " "));
        if (plain.length() <= LONGEST_VALUE) {
            return plain;
        }
        int end = LONGEST_VALUE - 1;
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
