package kz.bbu.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;

/** Checks one file line by line: the first one is the header, the others become rows. */
final class FileReader {
    private static final String METADATA = "metadata.";
    private static final Set<String> ENDED = Set.of("tobedeleted", "inactive");

    /** Where these columns stand in every file. */
    private static final int STATUS = 1;

    private static final int MODIFIED = 2;

    private final String file;
    private final Specification.FileSpec spec;
    private final boolean delta;
    private final boolean strict;
    private final Findings findings;
    private final Values values;
    private final Map<String, Integer> metadata = new TreeMap<>();
    private int[] places;
    private int width;
    private boolean hasRows;

    /** Whether the header tells what the rows mean; if not, they are looked at as CSV only. */
    private boolean readable;

    FileReader(String file, OpenPackage contents, Findings findings) {
        this.file = file;
        this.spec = contents.spec(file);
        this.delta = contents.files().get(file) == Load.Mode.DELTA;
        this.strict = contents.strict();
        this.findings = findings;
        this.values = new Values(strict, findings);
    }

    /** The row of a line; null for the header and for a line that is wrong, which has been reported. */
    CheckedRow take(CsvLine line) {
        if (places == null) {
            header(line);
            return null;
        }
        hasRows = true;
        boolean good = line.bareQuote() < 0 || bareQuote(line);
        if (!readable || !good) {
            return null;
        }
        String[] checked = check(line);
        Map<String, String> more = metadata.isEmpty() ? Map.of() : metadata(line);
        return checked == null || more == null ? null : new CheckedRow(line.line(), spec.places(), checked, more);
    }

    /** Takes quotes within a field that is not quoted as what they are, if it may. */
    private boolean bareQuote(CsvLine line) {
        String column = "";
        for (int i = 0; i < places.length; i++) {
            Specification.Column candidate = spec.columns().get(i);
            column = places[i] == line.bareQuote() ? candidate.name() : column;
        }
        boolean secret = column.isEmpty() || column.equals("password");
        return report(line.line(), column, secret ? "" : line.get(line.bareQuote()), "csv.quote");
    }

    /** A header alone says nothing: an empty list is said by leaving the file out. */
    void end() {
        if (!hasRows) {
            findings.error(file, 1, "", "", "file.empty");
        }
    }

    private void header(CsvLine line) {
        width = line.count();
        if (width > CsvFile.MOST_FIELDS) {
            findings.error(file, line.line(), "", Integer.toString(width), "header.tooMany");
            places = new int[0];
            return;
        }
        Map<String, Integer> byName = new HashMap<>();
        boolean good = true;
        for (int i = 0; i < width; i++) {
            String name = line.get(i).strip();
            if (!name.isEmpty() && byName.putIfAbsent(name.toLowerCase(Locale.ROOT), i) != null) {
                findings.error(file, line.line(), name, name, "header.twice");
                good = false;
            }
            good &= extra(line.line(), name, i);
        }
        places = new int[spec.columns().size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < places.length; i++) {
            good &= place(line.line(), i, byName);
        }
        if (good && !inOrder(line.fields())) {
            good = report(line.line(), "", String.join(",", line.fields()), "header.order");
        }
        readable = good;
    }

    private boolean extra(long line, String name, int place) {
        String rule = Values.forbidden(name);
        if (rule != null) {
            findings.error(file, line, name, name, rule);
            return false;
        }
        if (name.startsWith(METADATA) && name.toLowerCase(Locale.ROOT).contains("password")) {
            findings.warning(file, line, name, "", "value.password");
            return true;
        }
        if (name.startsWith(METADATA)) {
            metadata.put(name.substring(METADATA.length()), place);
            return true;
        }
        return spec.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(name))
                || report(line, name, name, "header.unknown");
    }

    private boolean place(long line, int column, Map<String, Integer> byName) {
        Specification.Column wanted = spec.columns().get(column);
        Integer place = byName.get(wanted.name().toLowerCase(Locale.ROOT));
        if (place != null) {
            places[column] = place;
            return true;
        }
        if (wanted.optional()) {
            return true;
        }
        if (wanted.required()) {
            findings.error(file, line, wanted.name(), "", "header.missing");
            return false;
        }
        return report(line, wanted.name(), "", "header.missing");
    }

    /** Whether the columns come as the specification has them, and the extra ones after them. */
    private boolean inOrder(List<String> names) {
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                wanted.add(spec.columns().get(i).name());
            }
        }
        return names.size() >= wanted.size() && names.subList(0, wanted.size()).equals(wanted);
    }

    /** Reports what only the strict mode refuses, and tells whether reading can go on. */
    private boolean report(long line, String column, String value, String rule) {
        if (strict) {
            findings.error(file, line, column, value, rule);
        } else {
            findings.warning(file, line, column, value, rule);
        }
        return !strict;
    }

    /** The values of a line in the order of the specification; null if something is wrong, which has been reported. */
    private String[] check(CsvLine line) {
        if (line.count() > width) {
            findings.error(file, line.line(), "", Integer.toString(line.count()), "csv.columns");
            return null;
        }
        if (line.count() < width && !report(line.line(), "", Integer.toString(line.count()), "csv.columns")) {
            return null;
        }
        String[] checked = new String[places.length];
        boolean good = true;
        for (int i = 0; i < places.length; i++) {
            Specification.Column column = spec.columns().get(i);
            String raw = line.get(places[i]);
            // In a bulk file these two say nothing, whatever they hold; life() reports them once.
            boolean idle = !delta && (i == STATUS || i == MODIFIED);
            String value = idle ? (raw.isBlank() ? null : raw) : values.check(file, line.line(), column, raw);
            good &= value != null || (!column.required() && raw.isBlank());
            if (value != null && !value.isEmpty() && isKept(line.line(), column)) {
                checked[i] = value;
            }
        }
        return good && life(line.line(), checked) ? checked : null;
    }

    private boolean isKept(long line, Specification.Column column) {
        if (column.isPassword() || column.isRace()) {
            findings.warning(file, line, column.name(), "", column.isRace() ? "value.race" : "value.password");
            return false;
        }
        return true;
    }

    /** Bulk rows have no life of their own; delta rows must say theirs. */
    private boolean life(long line, String[] checked) {
        if (delta) {
            boolean said = true;
            for (int place : new int[] {STATUS, MODIFIED}) {
                if (checked[place] == null) {
                    findings.error(file, line, spec.columns().get(place).name(), "", "delta.status");
                    said = false;
                }
            }
            return said;
        }
        String status = checked[STATUS];
        String modified = checked[MODIFIED];
        checked[STATUS] = null;
        checked[MODIFIED] = null;
        if (status == null && modified == null) {
            return true;
        }
        String column = status == null ? "dateLastModified" : "status";
        boolean goesOn = report(line, column, status == null ? modified : status, "bulk.status");
        return goesOn && (status == null || !ENDED.contains(status.strip().toLowerCase(Locale.ROOT)));
    }

    /** The extra values by the name after the point; null if one is wrong, which has been reported. */
    private Map<String, String> metadata(CsvLine line) {
        Map<String, String> found = new TreeMap<>();
        boolean good = true;
        for (Map.Entry<String, Integer> column : metadata.entrySet()) {
            String value = line.get(column.getValue());
            String rule = Values.forbidden(value);
            if (rule != null) {
                findings.error(file, line.line(), METADATA + column.getKey(), value, rule);
                good = false;
            } else if (!value.isEmpty()) {
                found.put(column.getKey(), value);
            }
        }
        return good ? found : null;
    }

    /** A row without an error. */
    record CheckedRow(long line, Map<String, Integer> places, String[] values, Map<String, String> metadata)
            implements Load.Row {
        @Override
        public String get(String column) {
            Integer place = places.get(column);
            return place == null ? null : values[place];
        }
    }
}
