package kz.bbu.registry;

import kz.bbu.api.platform.Load;

/** Turns rows of OneRoster's gradebook files into rows of tables: each result becomes a mark of its line item's category where it is counted. */
final class Gradebook {
    private final Staging staging;

    Gradebook(Staging staging) {
        this.staging = staging;
    }

    void category(Load.Row row) {
        staging.add(
                Kind.ITEM_CATEGORY,
                row,
                staging.id("itemCategory", row.get("sourcedId")),
                0,
                "",
                row.get("sourcedId"),
                row.get("title"),
                Staging.decimal(row, "weight"),
                Staging.metadata(row));
    }

    void lineItem(Load.Row row) {
        // Version 1.1 names no school; it is that of the class.
        Long school = staging.reference("org", row, "schoolSourcedId");
        Long session = staging.reference("session", row, "academicSessionSourcedId");
        staging.add(
                Kind.LINE_ITEM,
                row,
                staging.id("lineItem", row.get("sourcedId")),
                school == null ? 0 : school,
                "",
                row.get("sourcedId"),
                row.get("title"),
                row.get("description"),
                staging.id("class", row.get("classSourcedId")),
                staging.id("itemCategory", row.get("categorySourcedId")),
                session == null ? staging.reference("session", row, "gradingPeriodSourcedId") : session,
                Staging.date(row, "assignDate"),
                Staging.date(row, "dueDate"),
                Staging.decimal(row, "resultValueMin"),
                Staging.decimal(row, "resultValueMax"),
                Staging.metadata(row));
    }

    /** The institution of a result is that of its line item's class: neither version names it. */
    void result(Load.Row row) {
        staging.add(
                Kind.RESULT,
                row,
                staging.id("result", row.get("sourcedId")),
                0,
                "",
                staging.id("lineItem", row.get("lineItemSourcedId")),
                staging.id("person", row.get("studentSourcedId")),
                staging.reference("class", row, "classSourcedId"),
                row.get("scoreStatus"),
                Staging.decimal(row, "score"),
                Staging.date(row, "scoreDate"),
                row.get("textScore"),
                Staging.flag(row, "inProgress"),
                Staging.flag(row, "incomplete"),
                Staging.flag(row, "late"),
                Staging.flag(row, "missing"),
                row.get("comment"),
                Staging.metadata(row));
    }
}
