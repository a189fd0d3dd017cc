package kz.bbu.report.attestation;

import java.util.Arrays;

/** What the rows are; the name of a form is its id in addresses and the end of its messages' keys. */
enum Form {
    byPosition("position"),
    byRole("role"),
    byInstitution("institution"),
    byDistrict("district");

    private final String column;

    Form(String column) {
        this.column = column;
    }

    /** The column that names the rows. */
    String column() {
        return column;
    }

    static Form of(String id) {
        return id.isEmpty() ? byPosition : valueOf(id);
    }

    static String[] ids() {
        return Arrays.stream(values()).map(Form::name).toArray(String[]::new);
    }
}
