package kz.bbu.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;

/** A package made of rows that a test writes as {@code column=value; column=value}. */
final class FakeLoad implements Load, Findings {
    final List<String> errors = new ArrayList<>();
    private final long importId;
    private final long sourceId;
    private final Mode mode;
    private final Map<String, List<String>> files = new LinkedHashMap<>();
    private final Map<String, String> manifest = new HashMap<>();
    private Scope scope = Scope.EVERYTHING;

    FakeLoad(long importId, long sourceId, Mode mode) {
        this.importId = importId;
        this.sourceId = sourceId;
        this.mode = mode;
    }

    FakeLoad rows(String file, String... rows) {
        files.computeIfAbsent(file, f -> new ArrayList<>()).addAll(List.of(rows));
        return this;
    }

    FakeLoad replaces(String... organisations) {
        for (String organisation : organisations) {
            manifest.put("replaces." + organisation, "2027");
        }
        return this;
    }

    FakeLoad within(Scope limit) {
        scope = limit;
        return this;
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
        return Ids.ROOT;
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
        return mode;
    }

    @Override
    public void read(String file, Consumer<Row> each) {
        long line = 1;
        for (String row : files.get(file)) {
            long at = ++line;
            Map<String, String> values = new HashMap<>();
            for (String pair : row.split(";\\s*")) {
                String[] parts = pair.split("=", 2);
                values.put(parts[0].strip(), parts[1]);
            }
            each.accept(new Row() {
                @Override
                public long line() {
                    return at;
                }

                @Override
                public String get(String column) {
                    return values.get(column);
                }

                @Override
                public Map<String, String> metadata() {
                    return Map.of();
                }
            });
        }
    }

    @Override
    public Findings findings() {
        return this;
    }

    @Override
    public void step(String key, Object... arguments) {
        // Nobody looks at the progress of a test.
    }

    @Override
    public void error(String file, long line, String column, String value, String rule) {
        errors.add(file + ":" + line + " " + column + " " + rule);
    }

    @Override
    public void warning(String file, long line, String column, String value, String rule) {
        throw new AssertionError("the registry only finds errors");
    }

    @Override
    public boolean hasErrors() {
        return !errors.isEmpty();
    }
}
