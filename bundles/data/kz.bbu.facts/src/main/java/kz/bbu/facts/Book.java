package kz.bbu.facts;

import kz.bbu.api.store.Sql;

/** Counts the changes of the rules or of the calendar, on all portals of a database together. */
enum Book {
    RULES("rules"),
    CALENDAR("calendar"),

    /** By which formulas the counts were made. */
    FORMULAS("formulas");

    private final String key;

    Book(String key) {
        this.key = key;
    }

    long changes(Sql sql) {
        return sql.number("select changes from facts_book where name = ?", key);
    }

    /** Notes a number unless it is there already; tells whether it was lower. */
    boolean raise(Sql sql, long number) {
        return sql.update("update facts_book set changes = ? where name = ? and changes < ?", number, key, number) > 0;
    }

    /** Lets no change in before the transaction's end. */
    void hold(Sql sql) {
        sql.update("update facts_book set changes = changes where name = ?", key);
    }

    /** Begins a change: counts it, and lets no other change of the same book in before the transaction's end. */
    void change(Sql sql) {
        sql.update("update facts_book set changes = changes + 1 where name = ?", key);
    }
}
