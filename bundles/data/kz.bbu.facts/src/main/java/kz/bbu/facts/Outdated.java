package kz.bbu.facts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.store.Sql;
import kz.bbu.facts.JournalReader.Book;

/** The books whose counts are of before, because what they are counted by has changed. */
final class Outdated {
    private final Sql sql;

    Outdated(Sql sql) {
        this.sql = sql;
    }

    /** Notes books, as a part of the change's transaction. */
    void add(Collection<Book> books) {
        // A stamp of its own: whoever counts a book now takes away only what was noted before.
        long stamp = UUID.randomUUID().getMostSignificantBits();
        Instant now = Instant.now();
        books.forEach(book -> sql.update(
                "insert into facts_outdated (stamp, source_id, org_id, school_year, asked) values (?, ?, ?, ?, ?)",
                stamp,
                book.sourceId(),
                book.orgId(),
                book.year(),
                now));
    }

    /** All books, each once, by institution and year. */
    List<Book> books() {
        return sql.list(
                "select distinct source_id, org_id, school_year from facts_outdated order by org_id, school_year",
                row -> new Book(row.getLong(1), row.getLong(2), row.getInt(3)));
    }

    /** The notes of a book. */
    List<Long> stamps(Book book) {
        return sql.list(
                "select stamp from facts_outdated where source_id = ? and org_id = ? and school_year = ?",
                row -> row.getLong(1),
                book.sourceId(),
                book.orgId(),
                book.year());
    }

    /** Takes some notes of a book away: it was counted after them. */
    void counted(Book book, List<Long> stamps) {
        if (!stamps.isEmpty()) {
            sql.update(
                    "delete from facts_outdated where source_id = ? and org_id = ? and school_year = ? and stamp in ("
                            + stamps.stream().map(stamp -> "?").collect(Collectors.joining(", ")) + ")",
                    Stream.concat(Stream.of(book.sourceId(), book.orgId(), book.year()), stamps.stream())
                            .toArray());
        }
    }

    /** Whether anything was noted before a time and not asked for since; the asking is noted. */
    boolean askAgain(Instant before) {
        return sql.update("update facts_outdated set asked = ? where asked < ?", Instant.now(), before) > 0;
    }
}
