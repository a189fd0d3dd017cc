package kz.bbu.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.store.Sql;

/** The table of days out, whosoever they are. */
final class DaysOutTable {
    private static final String SELECT = "select id, org_id, kind, first_day, last_day, note from facts_days_out";

    /** How many organisations one statement names. */
    private static final int PORTION = 500;

    private final Sql sql;

    DaysOutTable(Sql sql) {
        this.sql = sql;
    }

    /** The organisations that have any days out. */
    List<Long> organisations() {
        return sql.list("select distinct org_id from facts_days_out", row -> row.getLong(1));
    }

    /** The days out of some organisations that touch two days, both included; in no order. */
    List<DaysOut> of(Set<Long> organisations, LocalDate first, LocalDate last) {
        List<Long> all = List.copyOf(organisations);
        List<DaysOut> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PORTION) {
            List<Object> values = new ArrayList<>(all.subList(from, Math.min(all.size(), from + PORTION)));
            String places = values.stream().map(id -> "?").collect(Collectors.joining(", "));
            values.add(last);
            values.add(first);
            found.addAll(sql.list(
                    SELECT + " where org_id in (" + places + ") and first_day <= ? and last_day >= ?",
                    DaysOutTable::read,
                    values.toArray()));
        }
        return found;
    }

    Optional<DaysOut> find(long id) {
        return sql.one(SELECT + " where id = ?", DaysOutTable::read, id);
    }

    long add(DaysOut days) {
        return sql.insert(
                "insert into facts_days_out (org_id, kind, first_day, last_day, note) values (?, ?, ?, ?, ?)",
                days.organisationId(),
                days.kind().name(),
                days.first(),
                days.last(),
                days.note());
    }

    void change(DaysOut days) {
        sql.update(
                "update facts_days_out set org_id = ?, kind = ?, first_day = ?, last_day = ?, note = ? where id = ?",
                days.organisationId(),
                days.kind().name(),
                days.first(),
                days.last(),
                days.note(),
                days.id());
    }

    void remove(long id) {
        sql.update("delete from facts_days_out where id = ?", id);
    }

    private static DaysOut read(ResultSet row) throws SQLException {
        return new DaysOut(
                row.getLong(1),
                row.getLong(2),
                Calendar.Kind.valueOf(row.getString(3)),
                row.getDate(4).toLocalDate(),
                row.getDate(5).toLocalDate(),
                Sql.text(row, 6));
    }
}
