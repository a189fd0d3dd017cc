package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the incoming entries of a part change, compared with those that readers see. */
final class Changed {
    /** The entries as they will be. */
    final List<Entry> all = new ArrayList<>();

    /** Those that have ended and are kept, so that an older row does not bring them back. */
    private final List<Entry> gone = new ArrayList<>();

    /** Those that are new, other than before, or ended. */
    final List<Entry> different = new ArrayList<>();

    long added;
    long changed;
    long ended;
    long skipped;

    private Changed() {}

    /** A whole file: what it does not have is ended, and what had ended before is forgotten. */
    static Changed whole(Part part, List<Entry> before, List<Entry> incoming) {
        Changed changed = new Changed();
        Map<Long, Entry> old = byId(before);
        old.values().removeIf(Entry::ended);
        for (Entry entry : incoming) {
            changed.take(part, old.remove(entry.id()), entry);
            changed.all.add(entry);
        }
        changed.ended = old.size();
        return changed;
    }

    /**
     * A list of changes: what it does not have stays, and what is older than what is there is left out.
     *
     * @param before also those that have ended
     */
    static Changed delta(Part part, Collection<Entry> before, List<Entry> incoming) {
        Changed changed = new Changed();
        Map<Long, Entry> old = byId(before);
        Map<Long, Entry> now = new HashMap<>();
        for (Entry entry : incoming) {
            Entry was = old.get(entry.id());
            boolean hadEnded = was != null && was.ended();
            if (was != null && was.modified() > entry.modified()) {
                changed.skipped++;
            } else if (!entry.ended()) {
                if (changed.take(part, hadEnded ? null : was, entry)) {
                    now.put(entry.id(), entry);
                } else if (entry.modified() > was.modified()) {
                    changed.renew(entry, now);
                }
            } else if (was != null && !hadEnded) {
                changed.ended++;
                changed.renew(entry, now);
            } else if (was != null && entry.modified() > was.modified()) {
                changed.renew(entry, now);
            }
        }
        for (Entry entry : before) {
            if (!now.containsKey(entry.id())) {
                changed.keep(entry);
            }
        }
        now.values().forEach(changed::keep);
        return changed;
    }

    /**
     * Nothing of what is there.
     *
     * @param before also those that have ended
     */
    static Changed nothing(Collection<Entry> before) {
        Changed changed = new Changed();
        before.forEach(changed::keep);
        return changed;
    }

    /** Writes an entry that no count of changes counts: its date keeps older rows out. */
    private void renew(Entry entry, Map<Long, Entry> now) {
        different.add(entry);
        now.put(entry.id(), entry);
    }

    private void keep(Entry entry) {
        (entry.ended() ? gone : all).add(entry);
    }

    private static Map<Long, Entry> byId(Collection<Entry> entries) {
        Map<Long, Entry> byId = new HashMap<>(entries.size() * 2);
        entries.forEach(entry -> byId.put(entry.id(), entry));
        return byId;
    }

    /** Whether an entry says something else than before. */
    private boolean take(Part part, Entry was, Entry entry) {
        if (was == null) {
            added++;
        } else if (part.isSame(was, entry)) {
            return false;
        } else {
            changed++;
        }
        different.add(entry);
        return true;
    }

    /** Takes entries that say the same as before, but must be written: their place is another one. */
    void move(Collection<Entry> moved) {
        Set<Long> written = new HashSet<>();
        different.forEach(entry -> written.add(entry.id()));
        moved.stream().filter(entry -> !written.contains(entry.id())).forEach(different::add);
    }

    /** What is written where a file is written wholly. */
    List<Entry> whole() {
        List<Entry> whole = new ArrayList<>(all);
        whole.addAll(gone);
        return whole;
    }

    /** Whether there is anything to write. */
    boolean isAny() {
        return ended > 0 || !different.isEmpty();
    }
}
