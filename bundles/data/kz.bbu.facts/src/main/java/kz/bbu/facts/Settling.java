package kz.bbu.facts;

import java.util.List;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Transactions;

/** Puts counts together with the small changes that lie on them, after their publication, so that readers read few rows and no load waits for it. */
final class Settling {
    /** From this part of the rows on that they lie on, changes are put together with them. */
    private static final int MOST_CHANGES = 4;

    private static final int MOST_LAYERS = 8;

    private final Sql sql;
    private final Layers layers;
    private final CountsAnew countsAnew;

    Settling(Sql sql, Transactions transactions, Bulk bulk, Layers layers) {
        this.sql = sql;
        this.layers = layers;
        this.countsAnew = new CountsAnew(transactions, bulk, layers);
    }

    /** Puts together what has grown; a book that a package changes meanwhile waits for the next time. */
    void run() {
        long version = layers.version();
        for (JournalReader.Book book : grown(version)) {
            List<Layers.Layer> before = layers.visible(version, book.orgId(), book.year(), Layers.COUNTS);
            countsAnew.show(book, before, Counts.kept(sql, version, book).withoutEmpty(), true);
        }
    }

    private List<JournalReader.Book> grown(long version) {
        return sql.list(
                "select l.source_id, l.org_id, l.school_year from facts_layer l where l.part = ? and "
                        + Layers.IS_VISIBLE
                        + " group by l.source_id, l.org_id, l.school_year having count(*) >= ? or sum(case when l.whole = true then 0 else l.records end) * ? > sum(case when l.whole = true then l.records else 0 end)",
                row -> new JournalReader.Book(row.getLong(1), row.getLong(2), row.getInt(3)),
                Layers.COUNTS,
                version,
                version,
                MOST_LAYERS,
                MOST_CHANGES);
    }
}
