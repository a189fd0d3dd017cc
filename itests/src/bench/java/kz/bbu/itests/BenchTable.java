package kz.bbu.itests;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, beside what, and whether it is what is wanted: a table for docs/benchmark.md. */
final class BenchTable {
    private final List<String> lines = new ArrayList<>();

    BenchTable() {
        lines.add("| what | measured | beside | ratio | wanted | |");
        lines.add("|---|---|---|---|---|---|");
    }

    /** Adds a figure that something is wanted of. */
    void row(String what, String measured, String beside, double ratio, Wanted wanted) {
        add(what, measured, beside, number(ratio), wanted.text(), wanted.holds(ratio) ? "met" : "short");
    }

    /** Adds a figure that stands for itself. */
    void row(String what, String measured, String beside) {
        add(what, measured, beside, "", "", "");
    }

    private void add(String... cells) {
        String line = "| " + String.join(" | ", cells) + " |";
        lines.add(line);
        System.out.println(line);
    }

    /** What a ratio should be: at least or at most a number. */
    record Wanted(boolean atLeast, double limit) {
        static Wanted atLeast(double limit) {
            return new Wanted(true, limit);
        }

        static Wanted atMost(double limit) {
            return new Wanted(false, limit);
        }

        boolean holds(double ratio) {
            return atLeast ? ratio >= limit : ratio <= limit;
        }

        String text() {
            return (atLeast ? "≥ " : "≤ ") + number(limit);
        }
    }

    /** A duration as people read it. */
    static String time(double seconds) {
        return seconds >= 1
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.1f ms", seconds * 1000);
    }

    static String number(double number) {
        return String.format(Locale.ROOT, number >= 10 ? "%.0f" : number >= 1 ? "%.1f" : "%.3f", number);
    }

    String markdown() {
        return String.join("\n", lines) + "\n";
    }
}
