package kz.bbu.intake;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.job.JobWorker;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;

/** A package as publishers see it: header and values of each row are checked while it is read. */
final class PackageLoad implements Load {
    private static final String METADATA = "metadata.";
    private static final int MOST_COLUMNS = 200;
    private static final int ROWS_BETWEEN_PROGRESS = 1000;

    private final OpenPackage contents;
    private final long importId;
    private final ImportBook.Row row;
    private final Scope scope;
    private final Findings findings;
    private final JobWorker.Run run;
    private final Values values;
    private long rows;

    PackageLoad(OpenPackage contents, ImportBook.Row row, Scope scope, Findings findings, JobWorker.Run run) {
        this.contents = contents;
        this.importId = row.id();
        this.row = row;
        this.scope = scope;
        this.findings = findings;
        this.run = run;
        this.values = new Values(contents.strict(), findings);
    }

    @Override
    public long importId() {
        return importId;
    }

    @Override
    public long sourceId() {
        return row.sourceId();
    }

    @Override
    public long authorityId() {
        return row.authorityId();
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Map<String, String> manifest() {
        return contents.manifest();
    }

    @Override
    public boolean has(String file) {
        return contents.files().containsKey(file);
    }

    @Override
    public Mode mode(String file) {
        return contents.files().get(file);
    }

    @Override
    public Findings findings() {
        return findings;
    }

    @Override
    public void step(String key, Object... arguments) {
        run.progress(rows, 0, key, arguments);
    }

    @Override
    public void read(String file, Consumer<Row> each) {
        Specification.FileSpec spec = contents.spec(file);
        FileReader reader = new FileReader(file, spec, each);
        contents.csv(file).read(reader::take);
        reader.end();
    }

    /** Reads one file: the first record is the header. */
    private final class FileReader {
        private final String file;
        private final Specification.FileSpec spec;
        private final Consumer<Row> each;
        private final boolean delta;
        private int[] places;
        private final Map<String, Integer> metadata = new TreeMap<>();
        private int width;
        private long taken;

        FileReader(String file, Specification.FileSpec spec, Consumer<Row> each) {
            this.file = file;
            this.spec = spec;
            this.each = each;
            this.delta = mode(file) == Mode.DELTA;
        }

        void take(CsvRecord csvRecord) {
            if (places == null) {
                header(csvRecord);
                return;
            }
            taken++;
            rows++;
            if (rows % ROWS_BETWEEN_PROGRESS == 0) {
                run.progress(rows, 0, "step.read", spec.name());
            }
            Map<String, String> checked = check(csvRecord);
            if (checked != null) {
                each.accept(new CheckedRow(csvRecord.getStartingLineNumber(), checked, metadata(csvRecord)));
            }
        }

        void end() {
            if (places == null || taken == 0) {
                findings.error(file, 1, "", "", "file.empty");
            }
        }

        private void header(CsvRecord csvRecord) {
            width = csvRecord.getFieldCount();
            if (width > MOST_COLUMNS) {
                findings.error(file, 1, "", Integer.toString(width), "header.tooMany");
                throw new Refusal();
            }
            List<String> names = csvRecord.getFields();
            List<String> wanted = spec.header();
            places = new int[wanted.size()];
            Arrays.fill(places, -1);
            boolean exact = names.size() >= wanted.size()
                    && names.subList(0, wanted.size()).equals(wanted);
            Map<String, Integer> byName = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i).strip();
                if (byName.putIfAbsent(name.toLowerCase(Locale.ROOT), i) != null) {
                    findings.error(file, 1, name, name, "header.twice");
                }
                if (name.startsWith(METADATA)) {
                    metadata.put(name.substring(METADATA.length()), i);
                } else if (!optionalColumn(name) && wanted.stream().noneMatch(name::equalsIgnoreCase)) {
                    report(name, "header.unknown");
                }
            }
            for (int i = 0; i < wanted.size(); i++) {
                Integer place = byName.get(wanted.get(i).toLowerCase(Locale.ROOT));
                places[i] = place == null ? -1 : place;
                if (place == null) {
                    boolean mustBe = contents.strict() || spec.columns().get(i).required();
                    if (mustBe) {
                        findings.error(file, 1, wanted.get(i), "", "header.missing");
                    } else {
                        findings.warning(file, 1, wanted.get(i), "", "header.missing");
                    }
                }
            }
            if (!exact && !findings.hasErrors() && !sameWithoutOptional(names, wanted)) {
                report("", "header.order");
            }
            if (findings.hasErrors()) {
                throw new Refusal();
            }
        }

        /** Some vendors write this column, which the final version of the standard has left out. */
        private boolean optionalColumn(String name) {
            return name.equals("resourceSourcedIds");
        }

        private boolean sameWithoutOptional(List<String> names, List<String> wanted) {
            List<String> plain = new ArrayList<>(names);
            plain.remove("resourceSourcedIds");
            return plain.size() >= wanted.size()
                    && plain.subList(0, wanted.size()).equals(wanted);
        }

        private void report(String column, String rule) {
            if (contents.strict()) {
                findings.error(file, 1, column, column, rule);
            } else {
                findings.warning(file, 1, column, column, rule);
            }
        }

        /** The values of a row by column; null if something is wrong, which has been reported. */
        private Map<String, String> check(CsvRecord csvRecord) {
            long line = csvRecord.getStartingLineNumber();
            if (csvRecord.getFieldCount() != width) {
                boolean ragged = contents.strict() || csvRecord.getFieldCount() > width;
                if (ragged) {
                    findings.error(file, line, "", Integer.toString(csvRecord.getFieldCount()), "csv.columns");
                    return null;
                }
                findings.warning(file, line, "", Integer.toString(csvRecord.getFieldCount()), "csv.columns");
            }
            Map<String, String> checked = new HashMap<>();
            boolean good = true;
            for (int i = 0; i < places.length; i++) {
                Specification.Column column = spec.columns().get(i);
                String raw = field(csvRecord, places[i]);
                // In a bulk file these two say nothing, whatever they hold; life() reports them once.
                boolean idle = !delta && !contents.strict() && (i == 1 || i == 2);
                String value = idle ? (raw.isBlank() ? null : raw) : values.check(file, line, column, raw);
                if (value != null && !column.name().equals("password")) {
                    checked.put(column.name(), value);
                }
                good &= value != null || (!column.required() && raw.isBlank());
            }
            return good && life(line, checked) ? checked : null;
        }

        /** Bulk rows have no life of their own; delta rows must say theirs. */
        private boolean life(long line, Map<String, String> checked) {
            if (delta) {
                boolean said = checked.containsKey("status") && checked.containsKey("dateLastModified");
                if (!said) {
                    findings.error(file, line, "status", "", "delta.status");
                }
                return said;
            }
            String status = checked.remove("status");
            String modified = checked.remove("dateLastModified");
            if (status == null && modified == null) {
                return true;
            }
            if (contents.strict()) {
                findings.error(file, line, "status", status == null ? modified : status, "bulk.status");
                return false;
            }
            findings.warning(file, line, "status", status == null ? modified : status, "bulk.status");
            return !"tobedeleted".equals(status);
        }

        private Map<String, String> metadata(CsvRecord csvRecord) {
            if (metadata.isEmpty()) {
                return Map.of();
            }
            Map<String, String> found = new TreeMap<>();
            metadata.forEach((name, place) -> {
                String value = field(csvRecord, place);
                if (!value.isEmpty()) {
                    found.put(name, value);
                }
            });
            return found;
        }

        private String field(CsvRecord csvRecord, int place) {
            return place < 0 || place >= csvRecord.getFieldCount() ? "" : csvRecord.getField(place);
        }
    }

    private record CheckedRow(long line, Map<String, String> values, Map<String, String> metadata) implements Row {
        @Override
        public String get(String column) {
            return values.get(column);
        }
    }
}
