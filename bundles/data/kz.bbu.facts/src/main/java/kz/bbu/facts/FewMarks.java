package kz.bbu.facts;

import java.util.ArrayList;
import java.util.BitSet;
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
    private static final int SIEVE = (1 << 18) - 1;

    /** What the marks change, by the rules of every delta. */
    final Changed changed;

    private final InstitutionYear year;
    private final Map<Long, Entry> above;
    private final Map<Long, Entry> old = new HashMap<>();
    private final Set<Long> incomingIds = new HashSet<>();

    /** The last bits of the ids that are looked at: most ids are known to be others by them. */
    private final BitSet mayBeLookedAt = new BitSet();

    /** Where marks are that the package leaves as they are; some of these places, for those of a sheet have one place but where lessons were moved, and what is missed here is counted anew. */
    private final Set<Place> staying = new HashSet<>();

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
            incomingIds.add(entry.id());
            if (known == null) {
                wanted.add(entry.id());
            } else {
                places.add(year.place(known));
                old.put(known.id(), known);
            }
        }
        above.keySet().forEach(id -> mayBeLookedAt.set((int) (id & SIEVE)));
        incomingIds.forEach(id -> mayBeLookedAt.set((int) (id & SIEVE)));
        int lyingAbove = old.size();
        sheets.at(lying.get(0), year, Part.MARKS, places, this::take);
        if (old.size() - lyingAbove < wanted.size()) {
            // New marks, or some that have come from another lesson: only all sheets tell.
            sheets.all(lying.get(0), year, Part.MARKS, this::take);
        }
        for (Entry entry : above.values()) {
            if (!entry.ended() && !incomingIds.contains(entry.id())) {
                staying.add(year.place(entry));
            }
        }
        this.changed = Changed.delta(Part.MARKS, old.values(), incoming);
    }

    private void take(Unpacker sheet) {
        boolean stays = false;
        while (sheet.hasMore()) {
            long id = sheet.whole();
            long life = sheet.number();
            if (isLookedAt(id)) {
                Entry mark = Part.MARKS.unpack(id, 0, life, sheet);
                if (!above.containsKey(id)) {
                    old.put(id, mark);
                }
            } else {
                int lesson = Part.passMark(sheet);
                boolean ended = (life & 1) != 0;
                if (!stays && !ended) {
                    stays = true;
                    staying.add(year.placeOf(sheet.id(lesson)));
                }
            }
        }
    }

    /** Whether more than its place is asked of a mark. */
    private boolean isLookedAt(long id) {
        return mayBeLookedAt.get((int) (id & SIEVE)) && (incomingIds.contains(id) || above.containsKey(id));
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
            Entry was = old.get(entry.id());
            if (was != null && !was.ended()) {
                gone.add(was);
            }
            if (!entry.ended()) {
                come.add(entry);
            }
        }
        if (!keepTheirPlaces(gone) || !keepTheirPlaces(come)) {
            return Optional.empty();
        }
        Counts before = counts(gone);
        Counts after = counts(come);
        // A row of which nothing is left has lost its latest too, so it is counted anew and goes.
        return before.hidesLatest(after, kept) ? Optional.empty() : Optional.of(Counts.difference(before, after));
    }

    /** Whether every group has marks in the same periods as before: final marks are due where it has. */
    private boolean keepTheirPlaces(List<Entry> marks) {
        return marks.stream()
                .map(year::place)
                .allMatch(place -> place.equals(Place.NOWHERE) || staying.contains(place));
    }

    private Counts counts(Collection<Entry> marks) {
        year.put(Part.MARKS, List.copyOf(marks));
        return Counts.of(year, Set.of(Count.Source.MARK));
    }
}
