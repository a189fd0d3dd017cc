package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Deadline;
import kz.bbu.api.store.Sql;
import kz.bbu.facts.InstitutionYear.Place;

/**
 * Keeps entries packed, one row for each file, teaching group and period: the page of a paper journal.
 *
 * <p>Why not a row for each mark: a mark takes some 16 bytes instead of 110 with its index, and comes in and is read ten times as fast; nobody asks the database for a single mark.
 */
final class Sheets {
    static final List<String> COLUMNS =
            List.of("generation", "org_id", "school_year", "part", "unit_id", "period", "records", "content");

    /** Entries of one row at most; what is more goes on in the next. */
    private static final int MOST = 20_000;

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::unit).thenComparing(Place::period);

    private final Sql sql;
    private final Layers layers;

    Sheets(Sql sql, Layers layers) {
        this.sql = sql;
        this.layers = layers;
    }

    static Bulk.Writer writer(Bulk bulk) {
        return bulk.open("facts_sheet", COLUMNS);
    }

    /** Writes entries of an institution's year. */
    static void write(Bulk.Writer writer, long generation, InstitutionYear year, Part part, List<Entry> entries) {
        Map<Place, List<Entry>> byPlace = new TreeMap<>(ORDER);
        for (Entry entry : entries) {
            byPlace.computeIfAbsent(year.place(entry), p -> new ArrayList<>()).add(entry);
        }
        byPlace.forEach((place, all) -> {
            for (int from = 0; from < all.size(); from += MOST) {
                List<Entry> some = all.subList(from, Math.min(all.size(), from + MOST));
                Packer packer = Packer.ofSheet();
                some.forEach(entry -> part.pack(entry, false, packer));
                writer.add(
                        generation,
                        year.orgId,
                        (short) year.year,
                        part.name(),
                        place.unit(),
                        place.period(),
                        some.size(),
                        packer.toBytes());
            }
        });
    }

    /** The entries of a part as a version has them; those of all groups if no groups are named. */
    List<Entry> read(long version, long orgId, int year, Part part, Set<Long> units) {
        List<Layers.Layer> visible = layers.visible(version, orgId, year, part.name());
        if (visible.isEmpty()) {
            return List.of();
        }
        // What lies above is small, and may hold what has moved between groups.
        Set<Long> decided = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        for (int i = visible.size() - 1; i >= 0; i--) {
            Layers.Layer layer = visible.get(i);
            List<Entry> of = layer(layer.generation(), orgId, year, part, i == 0 ? units : Set.of());
            boolean top = decided.isEmpty();
            for (Entry entry : of) {
                boolean isNew = top || !decided.contains(entry.id());
                if (isNew && !entry.ended()) {
                    entries.add(entry);
                }
            }
            if (i > 0) {
                of.forEach(entry -> decided.add(entry.id()));
            }
        }
        return entries;
    }

    private List<Entry> layer(long generation, long orgId, int year, Part part, Set<Long> units) {
        List<Entry> entries = new ArrayList<>();
        List<Object> values = new ArrayList<>(List.of(generation, orgId, year, part.name()));
        String which = "";
        if (!units.isEmpty()) {
            which = " and unit_id in (?" + ", ?".repeat(units.size() - 1) + ")";
            values.addAll(units);
        }
        sql.each(
                "select content from facts_sheet where generation = ? and org_id = ? and school_year = ? and part = ?"
                        + which + " order by unit_id, period",
                row -> {
                    Deadline.check();
                    Unpacker sheet = Unpacker.ofSheet(row.getBytes(1));
                    while (sheet.hasMore()) {
                        entries.add(part.unpack(false, sheet));
                    }
                },
                values.toArray());
        return entries;
    }
}
