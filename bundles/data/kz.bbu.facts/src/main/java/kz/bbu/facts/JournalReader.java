package kz.bbu.facts;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.facts.Count;
import kz.bbu.api.store.Sql;

/** Opens the journals of an institution's school year as readers see them. */
final class JournalReader {
    private final Sql sql;
    private final Sheets sheets;
    private final Layers layers;
    private final Institutions institutions;

    JournalReader(Sql sql, Institutions institutions) {
        this.sql = sql;
        this.layers = new Layers(sql);
        this.sheets = new Sheets(sql, layers);
        this.institutions = institutions;
    }

    /** A source's institution in a school year. */
    record Book(long sourceId, long orgId, int year) {}

    /** The books of an organisation, the newest first. */
    List<Book> books(long version, long orgId) {
        return sql.list(
                "select distinct l.source_id, l.school_year from facts_layer l where l.org_id = ? and "
                        + Layers.IS_VISIBLE + " order by l.school_year desc",
                row -> new Book(row.getLong(1), orgId, row.getInt(2)),
                orgId,
                version,
                version);
    }

    /** The sources that bring journals of some organisations. */
    List<Long> sources(long version, Map<Long, Long> organisations) {
        return sql
                .list(
                        "select distinct l.source_id, l.org_id from facts_layer l where l.part = '" + Layers.COUNTS
                                + "' and " + Layers.IS_VISIBLE,
                        row -> new Book(row.getLong(1), row.getLong(2), 0),
                        version,
                        version)
                .stream()
                .filter(book -> organisations.containsKey(book.orgId()))
                .map(Book::sourceId)
                .distinct()
                .toList();
    }

    /** All books that a version has. */
    List<Book> books(long version) {
        return sql.list(
                "select distinct l.source_id, l.org_id, l.school_year from facts_layer l where l.part = '"
                        + Layers.COUNTS + "' and " + Layers.IS_VISIBLE + " order by l.org_id, l.school_year",
                row -> new Book(row.getLong(1), row.getLong(2), row.getInt(3)),
                version,
                version);
    }

    /**
     * Opens a book with the parts that some counts need.
     *
     * @param units the teaching groups that are looked at; empty for all
     */
    InstitutionYear open(long version, Book book, Set<Count.Source> sources, Set<Long> units) {
        Institutions.Of of = institutions.of(book.sourceId(), 0);
        return open(version, book, of.year(book.orgId(), book.year(), of.members(book.orgId())), sources, units);
    }

    InstitutionYear open(long version, Book book, InstitutionYear year, Set<Count.Source> sources, Set<Long> units) {
        for (Part part : parts(sources)) {
            year.put(part, sheets.read(version, book.orgId(), book.year(), part, units));
        }
        if (!units.isEmpty() && year.lacksLessons()) {
            // Somebody was marked in a group of others.
            year.put(Part.LESSONS, sheets.read(version, book.orgId(), book.year(), Part.LESSONS, Set.of()));
        }
        return year;
    }

    private static Set<Part> parts(Set<Count.Source> sources) {
        Set<Part> parts = EnumSet.of(Part.LESSONS);
        for (Count.Source source : sources) {
            switch (source) {
                case LESSON, HOMEWORK -> parts.add(Part.HOMEWORK);
                case MARK -> parts.addAll(Set.of(Part.MARKS, Part.RESULTS));
                case ATTENDANCE -> parts.add(Part.ATTENDANCE);
                case FINAL -> parts.add(Part.FINALS);
                case PUPIL -> parts.addAll(Set.of(Part.FINALS, Part.MARKS, Part.RESULTS));
                case CHANGE -> parts.addAll(Set.of(Part.CHANGES, Part.MARKS, Part.RESULTS, Part.HOMEWORK, Part.FINALS));
            }
        }
        return parts;
    }
}
