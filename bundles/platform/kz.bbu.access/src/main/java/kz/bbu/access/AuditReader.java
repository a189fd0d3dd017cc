package kz.bbu.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.bbu.api.access.Audit;
import kz.bbu.api.platform.AuditLog;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the audit log within the viewer's scope. */
@Component
public final class AuditReader implements AuditLog {
    private static final String ORDER = " order by happened desc, id desc";

    private final Sql sql;
    private final AccountBook accounts;
    private final Audit audit;
    private final Alphabet alphabet;

    @Activate
    public AuditReader(
            @Reference(target = "(store=kz.bbu.access)") Store store,
            @Reference AccountBook accounts,
            @Reference Audit audit,
            @Reference Alphabet alphabet) {
        this.sql = new Sql(store);
        this.accounts = accounts;
        this.audit = audit;
        this.alphabet = alphabet;
    }

    /** A condition and the values of its places. */
    private record Condition(String sql, List<Object> values) {
        Object[] with(Object... more) {
            List<Object> all = new ArrayList<>(values);
            all.addAll(List.of(more));
            return all.toArray();
        }
    }

    @Override
    public List<Event> list(Query query, int offset, int limit) {
        Condition condition = condition(query);
        return sql.list(
                select(condition) + " offset ? rows fetch next ? rows only",
                AuditReader::event,
                condition.with(offset, limit));
    }

    @Override
    public long count(Query query) {
        Condition condition = condition(query);
        return sql.number("select count(*) from access_event where " + condition.sql(), condition.with());
    }

    @Override
    public void export(Query query, Consumer<Event> each) {
        Condition condition = condition(query);
        audit.record("export", "audit " + query.from() + " – " + query.until());
        sql.each(select(condition), row -> each.accept(event(row)), condition.with());
    }

    @Override
    public List<String> actions() {
        accounts.administered();
        List<String> found = new ArrayList<>();
        // One look into the index for each action: the table grows without end, its actions do not.
        Optional<String> next = nextAction("");
        while (next.isPresent()) {
            found.add(next.get());
            next = nextAction(next.get());
        }
        return found;
    }

    private Optional<String> nextAction(String last) {
        return sql.one("select min(action) from access_event where action > ?", row -> Sql.text(row, 1), last)
                .filter(action -> !action.isEmpty());
    }

    private static String select(Condition condition) {
        return "select id, happened, account, address, action, object from access_event where " + condition.sql()
                + ORDER;
    }

    private Condition condition(Query query) {
        StringBuilder text = new StringBuilder("happened >= ? and happened < ?");
        List<Object> values = new ArrayList<>(List.of(query.from(), query.until()));
        Optional<List<Long>> authorities = accounts.administered();
        if (authorities.isPresent()) {
            // Of nobody's accounts nobody reads: no authority has the number -1.
            List<Long> own = authorities.get().isEmpty() ? List.of(-1L) : authorities.get();
            text.append(" and authority_id in (")
                    .append(String.join(", ", Collections.nCopies(own.size(), "?")))
                    .append(")");
            values.addAll(own);
        }
        if (!query.action().isEmpty()) {
            text.append(" and action = ?");
            values.add(query.action());
        }
        if (!query.who().isBlank()) {
            text.append(" and (account_key like ? escape '!' or address = ?)");
            values.add(part(query.who()));
            values.add(query.who().strip());
        }
        if (!query.object().isBlank()) {
            text.append(" and object_key like ? escape '!'");
            values.add(part(query.object()));
        }
        return new Condition(text.toString(), values);
    }

    private String part(String typed) {
        return "%" + Sql.literal(alphabet.fold(typed)) + "%";
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong(1),
                Sql.instant(row, 2).orElseThrow(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
