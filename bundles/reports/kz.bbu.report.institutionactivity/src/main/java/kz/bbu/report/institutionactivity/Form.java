package kz.bbu.report.institutionactivity;

import java.util.Arrays;

/** What the rows are; the name of a form is its id in addresses and the end of its message's key. */
enum Form {
    byDay,
    byRole,
    persons,
    months;

    static Form of(String id) {
        return id.isEmpty() ? byDay : valueOf(id);
    }

    static String[] ids() {
        return Arrays.stream(values()).map(Form::name).toArray(String[]::new);
    }
}
