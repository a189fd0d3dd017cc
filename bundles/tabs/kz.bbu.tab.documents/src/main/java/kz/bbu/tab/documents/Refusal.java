package kz.bbu.tab.documents;

import java.util.List;

/**
 * What is wrong with a form that was just sent.
 *
 * @param field the id of the field that it is wrong at
 * @param typed what was typed there
 * @param stored the names of the files that were stored all the same
 */
public record Refusal(String field, List<String> errors, String typed, List<String> stored) {
    /** Nothing is wrong. */
    static final Refusal NONE = new Refusal("", List.of(), "", List.of());

    static Refusal ofField(String field, String error, String typed) {
        return new Refusal(field, List.of(error), typed, List.of());
    }

    static Refusal ofFiles(List<String> errors, List<String> stored) {
        return new Refusal("file", errors, "", stored);
    }

    /** What a field shows: what was typed where that was refused, else what it is. */
    public String value(String id, String present) {
        return field.equals(id) ? typed : present;
    }

    /** What {@code aria-invalid} says of a field. */
    public String invalid(String id) {
        return field.equals(id) ? "true" : null;
    }
}
