package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.bbu.api.facts.Subject;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** The names of subjects; who calls a subject alike has the same one. */
final class Subjects {
    private static final int AT_ONCE = 500;
    private static final int LONGEST = 1000;

    private final Sql sql;
    private final Alphabet alphabet;
    private final Map<Long, String> noted = new TreeMap<>();

    Subjects(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
    }

    void note(long id, String name) {
        if (id != 0) {
            noted.putIfAbsent(id, name);
        }
    }

    /** Writes the noted ones that are not there yet. */
    void write() {
        Map<Long, Subject> there = find(noted.keySet());
        noted.forEach((id, name) -> {
            if (!there.containsKey(id)) {
                add(id, name.substring(0, Math.min(LONGEST, name.length())));
            }
        });
    }

    private void add(long id, String name) {
        try {
            sql.update(
                    "insert into facts_subject (id, name, name_sort) values (?, ?, ?)",
                    id,
                    name,
                    alphabet.sortKey(name));
        } catch (Problem e) {
            // Another load has just written it, or the database fails, which the next statement tells.
            if (find(List.of(id)).isEmpty()) {
                throw e;
            }
        }
    }

    /** Subjects by id, in the order of their names. */
    Map<Long, Subject> find(Collection<Long> ids) {
        List<Long> all = new ArrayList<>(ids);
        Map<Long, Subject> found = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            sql.each(
                    "select id, name from facts_subject where id in (?" + ", ?".repeat(some.size() - 1) + ")",
                    row -> found.put(row.getLong(1), new Subject(row.getLong(1), row.getString(2))),
                    some.toArray());
        }
        return found;
    }
}
