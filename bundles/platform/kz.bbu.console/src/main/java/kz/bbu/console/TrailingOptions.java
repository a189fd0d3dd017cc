package kz.bbu.console;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.support.CommandException;

/** Karaf reads options before arguments only; people write them where they come to mind. */
final class TrailingOptions {
    private TrailingOptions() {}

    /**
     * Sets the fields of options that stand after arguments, and gives back what is no option.
     *
     * @throws CommandException if an option is unknown or lacks its value
     */
    static List<String> apply(Object command, List<String> words) throws CommandException {
        List<String> rest = new ArrayList<>();
        Iterator<String> iterator = words.iterator();
        while (iterator.hasNext()) {
            String word = iterator.next();
            if (!word.startsWith("--")) {
                rest.add(word);
                continue;
            }
            Field field = field(command.getClass(), word).orElseThrow(() -> new CommandException(word + " ?"));
            boolean flag = field.getType() == boolean.class;
            if (!flag && !iterator.hasNext()) {
                throw new CommandException(word + " …?");
            }
            set(field, command, flag ? "true" : iterator.next());
        }
        return rest;
    }

    private static Optional<Field> field(Class<?> type, String name) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                Option option = field.getAnnotation(Option.class);
                if (option != null && option.name().equals(name)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static void set(Field field, Object command, String value) throws CommandException {
        try {
            field.setAccessible(true);
            if (field.getType() == boolean.class) {
                field.setBoolean(command, Boolean.parseBoolean(value));
            } else if (field.getType() == long.class) {
                field.setLong(command, Long.parseLong(value));
            } else {
                field.set(command, value);
            }
        } catch (NumberFormatException notANumber) {
            throw new CommandException(value + " ?");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
