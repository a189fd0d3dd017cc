package kz.bbu.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.store.Sql;

/** The table of rules, with sources as they are kept. */
final class RuleTable {
    private static final String SELECT =
            "select id, kind, valid_from, valid_until, first_grade, last_grade, numbers, source from facts_rule";

    /** Kinds of a later version, which left rules behind, are passed over. */
    private static final String KNOWN = Arrays.stream(Kind.values())
            .map(kind -> "'" + kind.name() + "'")
            .collect(Collectors.joining(", ", " where kind in (", ")"));

    private final Sql sql;

    RuleTable(Sql sql) {
        this.sql = sql;
    }

    /** All rules, by grade and day. */
    List<Rule> all() {
        return sql.list(SELECT + KNOWN + " order by first_grade, valid_from, id", RuleTable::read);
    }

    Optional<Rule> find(long id) {
        return sql.one(SELECT + KNOWN + " and id = ?", RuleTable::read, id);
    }

    List<Rule> ofKind(Kind kind) {
        return sql.list(SELECT + " where kind = ?", RuleTable::read, kind.name());
    }

    long add(Rule rule) {
        return sql.insert(
                "insert into facts_rule (kind, valid_from, valid_until, first_grade, last_grade, numbers, source) values (?, ?, ?, ?, ?, ?, ?)",
                values(rule));
    }

    void change(Rule rule) {
        Object[] values = Arrays.copyOf(values(rule), 8);
        values[7] = rule.id();
        sql.update(
                "update facts_rule set kind = ?, valid_from = ?, valid_until = ?, first_grade = ?, last_grade = ?, numbers = ?, source = ? where id = ?",
                values);
    }

    void remove(long id) {
        sql.update("delete from facts_rule where id = ?", id);
    }

    boolean isGiven(Kind kind) {
        return sql.number("select count(*) from facts_rule_given where kind = ?", kind.name()) > 0;
    }

    void markGiven(Kind kind) {
        sql.update("insert into facts_rule_given (kind) values (?)", kind.name());
    }

    private static Object[] values(Rule rule) {
        return new Object[] {
            rule.kind().name(),
            rule.from(),
            rule.until().map(java.sql.Date::valueOf).orElse(null),
            rule.firstGrade(),
            rule.lastGrade(),
            RuleNumbers.text(rule.kind(), rule.numbers()),
            rule.source()
        };
    }

    private static Rule read(ResultSet row) throws SQLException {
        return new Rule(
                row.getLong(1),
                Kind.valueOf(row.getString(2)),
                row.getDate(3).toLocalDate(),
                Sql.date(row, 4),
                row.getInt(5),
                row.getInt(6),
                RuleNumbers.parse(row.getString(7)),
                row.getString(8));
    }
}
