package kz.bbu.tab.documents;

import java.util.Arrays;
import java.util.Locale;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** What documents are sorted by. */
public enum Order {
    NAME("name_sort"),
    BYTES("bytes"),
    TYPE("type"),
    ADDED("added");

    private final String column;

    Order(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** Its name in addresses. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Order of(String id) {
        return Arrays.stream(values())
                .filter(order -> order.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.BAD_VALUE, "sort", id));
    }
}
