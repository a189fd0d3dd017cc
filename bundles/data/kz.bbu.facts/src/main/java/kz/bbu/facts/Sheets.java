package kz.bbu.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    private static final int UNITS_AT_ONCE = 512;

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
            byPlace.computeIfAbsent(year.sheet(entry), p -> new ArrayList<>()).add(entry);
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
        List<Entry> entries = readWithEnded(version, orgId, year, part, units);
        entries.removeIf(Entry::ended);
        return entries;
    }

    /** The same with those that have ended. */
    List<Entry> readWithEnded(long version, long orgId, int year, Part part, Set<Long> units) {
        List<Layers.Layer> visible = layers.visible(version, orgId, year, part.name());
        List<Entry> entries = new ArrayList<>();
        if (visible.isEmpty()) {
            return entries;
        }
        // What lies above is small, and may hold what has moved between groups.
        Map<Long, Entry> above = above(visible, orgId, year, part);
        layer(visible.get(0), orgId, year, part, in("unit_id", units), units, entry -> {
            if (!above.containsKey(entry.id())) {
                entries.add(entry);
            }
        });
        entries.addAll(above.values());
        return entries;
    }

    /** The entries that lie on the whole layer, the newest of each record; also those that tell that it has ended. */
    Map<Long, Entry> above(List<Layers.Layer> visible, InstitutionYear year, Part part) {
        return above(visible, year.orgId, year.year, part);
    }

    private Map<Long, Entry> above(List<Layers.Layer> visible, long orgId, int year, Part part) {
        Map<Long, Entry> above = new LinkedHashMap<>();
        for (Layers.Layer layer : visible.subList(1, visible.size())) {
            layer(layer, orgId, year, part, "", List.of(), entry -> above.put(entry.id(), entry));
        }
        return above;
    }

    /** Gives all sheets of a layer. */
    void all(Layers.Layer layer, InstitutionYear year, Part part, Consumer<Unpacker> each) {
        sheets(layer, year.orgId, year.year, part, "", List.of(), each);
    }

    /** Gives the sheets that a layer keeps at some places. */
    void at(Layers.Layer layer, InstitutionYear year, Part part, Collection<Place> places, Consumer<Unpacker> each) {
        Map<Integer, List<Long>> units = new TreeMap<>();
        for (Place place : places) {
            units.computeIfAbsent(place.period(), p -> new ArrayList<>()).add(place.unit());
        }
        units.forEach((period, all) -> {
            for (int from = 0; from < all.size(); from += UNITS_AT_ONCE) {
                List<Object> values = new ArrayList<>(all.subList(from, Math.min(all.size(), from + UNITS_AT_ONCE)));
                // Few different statements: Derby compiles each.
                while (Integer.bitCount(values.size()) > 1) {
                    values.add(values.get(0));
                }
                String which = in("unit_id", values) + " and period = ?";
                values.add(period);
                sheets(layer, year.orgId, year.year, part, which, values, each);
            }
        });
    }

    private static String in(String column, Collection<?> values) {
        return values.isEmpty() ? "" : " and " + column + " in (?" + ", ?".repeat(values.size() - 1) + ")";
    }

    private void layer(
            Layers.Layer layer,
            long orgId,
            int year,
            Part part,
            String which,
            Collection<?> more,
            Consumer<Entry> each) {
        sheets(layer, orgId, year, part, which, more, sheet -> {
            while (sheet.hasMore()) {
                each.accept(part.unpack(false, sheet));
            }
        });
    }

    private void sheets(
            Layers.Layer layer,
            long orgId,
            int year,
            Part part,
            String which,
            Collection<?> more,
            Consumer<Unpacker> each) {
        List<Object> values = new ArrayList<>(List.of(layer.generation(), orgId, year, part.name()));
        values.addAll(more);
        sql.each(
                "select content from facts_sheet where generation = ? and org_id = ? and school_year = ? and part = ?"
                        + which + " order by unit_id, period",
                row -> {
                    Deadline.check();
                    each.accept(Unpacker.ofSheet(row.getBytes(1)));
                },
                values.toArray());
    }
}
