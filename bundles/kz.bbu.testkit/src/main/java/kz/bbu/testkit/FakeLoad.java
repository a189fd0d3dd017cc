package kz.bbu.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Load;

/** A package whose files are strings: a header and rows, values between commas, {@code ;} for a comma within a value. */
public final class FakeLoad implements Load {
    private final long importId;
    private final long sourceId;
    private final Map<String, String> manifest = new HashMap<>(Map.of("oneroster.version", "1.2"));
    private final Map<String, String[]> files = new HashMap<>();
    private final Map<String, Mode> modes = new HashMap<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private long authorityId = Ids.ROOT;
    private Scope scope = Scope.EVERYTHING;

    /** An empty package of OneRoster 1.2 for the root authority. */
    public FakeLoad(long importId, long sourceId) {
        this.importId = importId;
        this.sourceId = sourceId;
    }

    public FakeLoad with(String property, String value) {
        manifest.put(property, value);
        return this;
    }

    public FakeLoad bulk(String file, String... lines) {
        files.put(file, lines);
        modes.put(file, Mode.BULK);
        return this;
    }

    public FakeLoad delta(String file, String... lines) {
        files.put(file, lines);
        modes.put(file, Mode.DELTA);
        return this;
    }

    public FakeLoad without(String file) {
        files.remove(file);
        modes.remove(file);
        return this;
    }

    public FakeLoad under(long authority, Scope permitted) {
        authorityId = authority;
        scope = permitted;
        return this;
    }

    /** What is wrong so far: {@code file:line column rule}. */
    public List<String> errors() {
        return errors;
    }

    public List<String> warnings() {
        return warnings;
    }

    @Override
    public long importId() {
        return importId;
    }

    @Override
    public long sourceId() {
        return sourceId;
    }

    @Override
    public long authorityId() {
        return authorityId;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Map<String, String> manifest() {
        return manifest;
    }

    @Override
    public boolean has(String file) {
        return files.containsKey(file);
    }

    @Override
    public Mode mode(String file) {
        return modes.get(file);
    }

    @Override
    public void read(String file, Consumer<Row> each) {
        String[] lines = files.get(file);
        String[] header = lines[0].split(",");
        for (int i = 1; i < lines.length; i++) {
            Map<String, String> values = new HashMap<>();
            Map<String, String> metadata = new TreeMap<>();
            String[] fields = lines[i].split(",", -1);
            for (int j = 0; j < fields.length; j++) {
                String value = fields[j].replace(';', ',');
                if (!value.isEmpty() && header[j].startsWith("metadata.")) {
                    metadata.put(header[j].substring("metadata.".length()), value);
                } else if (!value.isEmpty()) {
                    values.put(header[j], value);
                }
            }
            each.accept(new FakeRow(i + 1, values, metadata));
        }
    }

    @Override
    public Findings findings() {
        return new Findings() {
            @Override
            public void error(String file, long line, String column, String value, String rule) {
                errors.add(file + ":" + line + " " + column + " " + rule);
            }

            @Override
            public void warning(String file, long line, String column, String value, String rule) {
                warnings.add(file + ":" + line + " " + column + " " + rule);
            }

            @Override
            public boolean hasErrors() {
                return !errors.isEmpty();
            }
        };
    }

    @Override
    public void step(String key, Object... arguments) {
        // Nobody watches.
    }

    private record FakeRow(long line, Map<String, String> values, Map<String, String> metadata) implements Row {
        @Override
        public String get(String column) {
            return values.get(column);
        }
    }
}
