package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kz.bbu.api.facts.Count;
import kz.bbu.facts.InstitutionYear.Place;

/** A few changed marks of an institution's year, and what they change: told from the sheets that they touch and the lessons, nothing else is read. */
final class FewMarks {
    /** What the marks change, by the rules of every delta. */
    final Changed changed;

    private final InstitutionYear year;
    private final Map<Long, Entry> above;
    private final Map<Long, Entry> old = new HashMap<>();
    private List<Entry> read;

    /**
     * Reads what is known of the marks.
     *
     * @param lying the layers of marks, the whole one first
     * @param year has its lessons
     */
    FewMarks(Sheets sheets, List<Layers.Layer> lying, InstitutionYear year, List<Entry> incoming) {
        this.year = year;
        this.above = sheets.above(lying, year, Part.MARKS);
        Set<Place> places = new HashSet<>();
        Set<Long> wanted = new HashSet<>();
        for (Entry entry : incoming) {
            Entry known = above.get(entry.id());
            places.add(year.place(entry));
            if (known == null) {
                wanted.add(entry.id());
            } else if (!known.ended()) {
                places.add(year.place(known));
                old.put(known.id(), known);
            }
        }
        read = sheets.at(lying.get(0), year, Part.MARKS, places);
        if (!find(wanted)) {
            // New marks, or some that have come from another lesson: only all sheets tell.
            read = sheets.all(lying.get(0), year, Part.MARKS);
            find(wanted);
        }
        this.changed = Changed.delta(Part.MARKS, old.values(), incoming);
    }

    private boolean find(Set<Long> wanted) {
        int before = old.size();
        for (Entry entry : read) {
            if (wanted.contains(entry.id())) {
                old.put(entry.id(), entry);
            }
        }
        return old.size() - before == wanted.size();
    }

    /**
     * The difference that the marks make to what is counted; empty where it does not follow from them alone.
     *
     * @param kept what is counted now; asked for seldom
     */
    Optional<Counts> difference(Supplier<Counts> kept) {
        List<Entry> gone = new ArrayList<>();
        List<Entry> come = new ArrayList<>();
        for (Entry entry : changed.different) {
            if (old.containsKey(entry.id())) {
                gone.add(old.get(entry.id()));
            }
            if (!entry.ended()) {
                come.add(entry);
            }
        }
        if (!keepTheirPlaces(gone, come)) {
            return Optional.empty();
        }
        Counts before = counts(gone);
        Counts after = counts(come);
        // A row of which nothing is left has lost its latest too, so it is counted anew and goes.
        return before.hidesLatest(after, kept) ? Optional.empty() : Optional.of(Counts.difference(before, after));
    }

    /** Whether every group has marks in the same periods as before: final marks are due where it has. */
    private boolean keepTheirPlaces(List<Entry> gone, List<Entry> come) {
        Set<Long> touched = new HashSet<>();
        Set<Place> places = new HashSet<>();
        for (List<Entry> some : List.of(gone, come)) {
            for (Entry entry : some) {
                touched.add(entry.id());
                places.add(year.place(entry));
            }
        }
        places.remove(Place.NOWHERE);
        for (Entry entry : read) {
            if (!above.containsKey(entry.id()) && !touched.contains(entry.id())) {
                places.remove(year.place(entry));
            }
        }
        for (Entry entry : above.values()) {
            if (!entry.ended() && !touched.contains(entry.id())) {
                places.remove(year.place(entry));
            }
        }
        return places.isEmpty();
    }

    private Counts counts(Collection<Entry> marks) {
        year.put(Part.MARKS, List.copyOf(marks));
        Tally tally = new Tally(year, (cell, entry, count, amount) -> cell.add(count, amount));
        return Counts.of(tally.run(Set.of(Count.Source.MARK)).values());
    }
}
