package kz.bbu.facts;

import java.util.function.Supplier;
import kz.bbu.api.store.Sql;

/** What is counted of a school year as a version has it; read when it is asked for first. */
final class KeptCounts implements Supplier<Counts> {
    private final Sql sql;
    private final long version;
    private final InstitutionYear year;
    private Counts counts;

    KeptCounts(Sql sql, long version, InstitutionYear year) {
        this.sql = sql;
        this.version = version;
        this.year = year;
    }

    @Override
    public Counts get() {
        if (counts == null) {
            counts = Counts.kept(sql, version, new JournalReader.Book(year.sourceId, year.orgId, year.year));
        }
        return counts;
    }
}
