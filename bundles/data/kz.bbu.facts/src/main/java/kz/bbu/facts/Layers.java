package kz.bbu.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Moment;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.store.Sql;

/**
 * Which generations readers see of each file of an institution's school year.
 *
 * <p>A reader takes the current version once and sees the layers of that version, whatever is published meanwhile: a publication ends layers and begins others at the next version, and moves the version
 * last.
 */
final class Layers {
    /** The layers of what was counted. */
    static final String COUNTS = "counts";

    /** The layers of who logged in. */
    static final String VISITS = "visits";

    /** How long an import can be undone. */
    static final Duration KEPT = Duration.ofDays(30);

    static final String IS_VISIBLE = "l.since_version <= ? and (l.until_version is null or l.until_version > ?)";

    /** When a generation was published; what an undo brought back is there under a second version too, so the first one tells. */
    private static final String PUBLISHED = "(select min(f.since_version) from facts_layer f where f.generation = %s)";

    /** What an import's counts do not count. */
    private static final String UNCOUNTED = "('" + VISITS + "', '" + Part.LOGINS + "', '" + Part.MOVEMENTS + "')";

    private static final List<String> COLUMNS =
            List.of("generation", "source_id", "org_id", "school_year", "part", "whole", "records");

    private final Sql sql;

    Layers(Sql sql) {
        this.sql = sql;
    }

    /** A layer; what is not whole lies on those before it. */
    record Layer(long generation, boolean whole, long records) {}

    long version() {
        return sql.number("select current_version from facts_version");
    }

    /** The version that all questions of a reader's piece of work see. */
    long seen() {
        return Moment.take(Layers.class, this::version);
    }

    /** The layers of a part that a version has, from the last whole one on. */
    List<Layer> visible(long version, long orgId, int year, String part) {
        List<Layer> all = sql.list(
                "select l.generation, l.whole, l.records from facts_layer l where l.org_id = ? and l.school_year = ? and l.part = ? and "
                        + IS_VISIBLE + " order by l.since_version, " + PUBLISHED.formatted("l.generation"),
                row -> new Layer(row.getLong(1), row.getBoolean(2), row.getLong(3)),
                orgId,
                year,
                part,
                version,
                version);
        int first = 0;
        for (int i = 0; i < all.size(); i++) {
            first = all.get(i).whole() ? i : first;
        }
        return all.subList(first, all.size());
    }

    /** The school years that an institution has anything of, the newest first. */
    List<Integer> years(long version, long orgId) {
        return sql.list(
                "select distinct l.school_year from facts_layer l where l.org_id = ? and " + IS_VISIBLE
                        + " order by l.school_year desc",
                row -> row.getInt(1),
                orgId,
                version,
                version);
    }

    void begin(long generation, long sourceId) {
        sql.update(
                "insert into facts_generation (id, source_id, state, changed) values (?, ?, 'PREPARING', ?)",
                generation,
                sourceId,
                Instant.now());
    }

    /** Begins a generation without a package: counts alone. */
    long beginAnew(long sourceId) {
        // Below 0 and nobody else's: several journals may be counted anew at once.
        long generation = Long.MIN_VALUE | UUID.randomUUID().getMostSignificantBits();
        begin(generation, sourceId);
        return generation;
    }

    /**
     * Shows counts that were made anew, unless others have come meanwhile; then they are given up, and the answer is false.
     *
     * @param same whether they say what those before said
     */
    boolean publishAnew(long generation, JournalReader.Book book, List<Layer> before, boolean same) {
        next();
        boolean isStill = visible(version(), book.orgId(), book.year(), COUNTS).equals(before);
        if (isStill) {
            publish(generation);
            if (same) {
                sql.update("update facts_generation set state = 'SETTLED' where id = ?", generation);
            }
        } else {
            discard(generation);
        }
        return isStill;
    }

    Optional<String> state(long generation) {
        return sql.one("select state from facts_generation where id = ?", row -> row.getString(1), generation);
    }

    Bulk.Writer writer(Bulk bulk) {
        return bulk.open("facts_layer", COLUMNS);
    }

    /** Lets readers see what a generation has prepared, instead of what that replaces. */
    void publish(long generation) {
        Instant now = Instant.now();
        long next = next();
        sql.update(
                "update facts_layer set until_version = ?, ended = ? where until_version is null and since_version is not null and exists (select 1 from facts_layer n where n.generation = ? and n.since_version is null and n.whole = true and n.org_id = facts_layer.org_id and n.school_year = facts_layer.school_year and n.part = facts_layer.part)",
                next,
                now,
                generation);
        sql.update(
                "update facts_layer set since_version = ?, published = ? where generation = ? and since_version is null",
                next,
                now,
                generation);
        sql.update("update facts_generation set state = 'PUBLISHED', changed = ? where id = ?", now, generation);
    }

    /** Takes the next version, and makes other publications wait; readers wait for its end, which comes soon. */
    private long next() {
        sql.update("update facts_version set current_version = current_version + 1");
        return version();
    }

    boolean isPending(long generation) {
        return sql.number("select count(*) from facts_layer where generation = ? and since_version is null", generation)
                > 0;
    }

    private long published(long generation) {
        return sql.number("select min(since_version) from facts_layer where generation = ?", generation);
    }

    Publisher.Undo undoable(long generation) {
        boolean published = state(generation).filter("PUBLISHED"::equals).isPresent();
        long own = sql.number(
                "select count(*) from facts_layer where generation = ? and published > ?",
                generation,
                Instant.now().minus(KEPT));
        if (!published || own == 0) {
            return Publisher.Undo.NOTHING;
        }
        // Generations below 0 were counted anew without a package: they stand in no import's way.
        long later = sql.number(
                "select count(*) from facts_layer n where n.until_version is null and n.since_version is not null and n.generation > 0 and "
                        + PUBLISHED.formatted("n.generation")
                        + " > ? and exists (select 1 from facts_layer m where m.generation = ? and m.org_id = n.org_id and m.school_year = n.school_year and (m.part = n.part or (m.part = '"
                        + COUNTS + "' and n.part not in " + UNCOUNTED + ")))",
                published(generation),
                generation);
        return later > 0 ? Publisher.Undo.LATER : Publisher.Undo.POSSIBLE;
    }

    /** Shows readers again what they saw before a generation, also where it or what lay under it was counted anew since. */
    void undo(long generation) {
        Instant now = Instant.now();
        long since = published(generation);
        long next = next();
        String ofIts =
                "exists (select 1 from facts_layer m where m.generation = ? and m.org_id = %1$s.org_id and m.school_year = %1$s.school_year and m.part = %1$s.part)";
        sql.update(
                "insert into facts_layer (generation, source_id, org_id, school_year, part, whole, since_version, records, published) select b.generation, b.source_id, b.org_id, b.school_year, b.part, b.whole, cast(? as bigint), b.records, b.published from facts_layer b where b.since_version < ? and b.until_version >= ? and "
                        + ofIts.formatted("b")
                        + " and not exists (select 1 from facts_layer c where c.generation = b.generation and c.org_id = b.org_id and c.school_year = b.school_year and c.part = b.part and c.until_version is null)",
                next,
                since,
                since,
                generation);
        sql.update(
                "update facts_layer set until_version = ?, ended = ? where until_version is null and since_version < ? and (generation = ? or (generation < 0 and "
                        + PUBLISHED.formatted("facts_layer.generation") + " > ? and " + ofIts.formatted("facts_layer")
                        + "))",
                next,
                now,
                next,
                generation,
                since,
                generation);
        sql.update("update facts_generation set state = 'UNDONE', changed = ? where id = ?", now, generation);
    }

    /** Of the institutions that a generation brings counts of, those whose counts were made anew after a version and say something else. */
    Set<Long> recountedSince(long version, long generation) {
        return Set.copyOf(sql.list(
                "select distinct n.org_id from facts_layer n where n.generation < 0 and n.since_version > ? and n.until_version is null and n.part = ? and not exists (select 1 from facts_generation g where g.id = n.generation and g.state = 'SETTLED') and exists (select 1 from facts_layer m where m.generation = ? and m.org_id = n.org_id and m.school_year = n.school_year and m.part = n.part)",
                row -> row.getLong(1),
                version,
                COUNTS,
                generation));
    }

    /** The institutions of a source whose counts a generation that is about to be published does not bring. */
    Set<Long> notCounted(long sourceId, long generation) {
        return Set.copyOf(sql.list(
                "select distinct l.org_id from facts_layer l where l.source_id = ? and l.part = ? and l.until_version is null and l.since_version is not null and not exists (select 1 from facts_layer n where n.generation = ? and n.org_id = l.org_id and n.school_year = l.school_year and n.part = l.part)",
                row -> row.getLong(1),
                sourceId,
                COUNTS,
                generation));
    }

    /** The institutions of a source that a version has a part of. */
    Set<Long> organisations(long version, long sourceId, Part part) {
        return Set.copyOf(sql.list(
                "select distinct l.org_id from facts_layer l where l.source_id = ? and l.part = ? and " + IS_VISIBLE,
                row -> row.getLong(1),
                sourceId,
                part.name(),
                version,
                version));
    }

    /** The institutions that a generation has anything of. */
    Set<Long> organisations(long generation) {
        return Set.copyOf(sql.list(
                "select distinct org_id from facts_layer where generation = ?", row -> row.getLong(1), generation));
    }

    /** Gives a generation up, unless it was published; its rows are for the sweep. */
    void discard(long generation) {
        int given = sql.update(
                "update facts_generation set state = 'DISCARDED', changed = ? where id = ? and state = 'PREPARING'",
                Instant.now(),
                generation);
        if (given > 0) {
            sql.update("delete from facts_layer where generation = ? and since_version is null", generation);
        }
    }
}
