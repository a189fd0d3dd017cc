package kz.bbu.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** What people type into forms: days as a browser sends them or as they are written, numbers with a comma or a point. */
final class Fields {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

    private Fields() {}

    static Optional<LocalDate> day(String typed) {
        String text = typed.strip();
        try {
            return Optional.of(text.contains(".") ? LocalDate.parse(text, WRITTEN) : LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Integer> whole(String typed) {
        String text = typed.strip();
        return text.matches("\\d{1,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    static Optional<Double> number(String typed) {
        String text = typed.strip().replace(',', '.');
        return text.matches("\\d{1,6}(\\.\\d{1,6})?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /**
     * The constant of a name.
     *
     * @throws Problem {@link CommonError#BAD_VALUE} if the field has no such value
     */
    static <E extends Enum<E>> E oneOf(Class<E> type, String field, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.BAD_VALUE, field, name));
    }

    /** An id, which may have 19 digits; 0 where none was sent. */
    static long id(String typed) {
        try {
            return typed.matches("\\d{1,19}") ? Long.parseLong(typed) : 0;
        } catch (NumberFormatException larger) {
            return 0;
        }
    }
}
