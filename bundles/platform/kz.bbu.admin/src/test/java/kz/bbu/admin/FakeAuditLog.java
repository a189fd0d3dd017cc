package kz.bbu.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import kz.bbu.api.platform.AuditLog;

/** A log of numbered events, which remembers what it was asked. */
final class FakeAuditLog implements AuditLog {
    final List<Query> asked = new ArrayList<>();
    private final List<Event> events;

    FakeAuditLog(int count, String object) {
        events = IntStream.rangeClosed(1, count)
                .mapToObj(i -> new Event(i, Instant.EPOCH, "Дина", "10.0.0.7", "login", object + i))
                .toList();
    }

    @Override
    public List<Event> list(Query query, int offset, int limit) {
        asked.add(query);
        return events.stream().skip(offset).limit(limit).toList();
    }

    @Override
    public long count(Query query) {
        return events.size();
    }

    @Override
    public void export(Query query, Consumer<Event> each) {
        asked.add(query);
        events.forEach(each);
    }

    @Override
    public List<String> actions() {
        return List.of("notes.move", "login");
    }
}
