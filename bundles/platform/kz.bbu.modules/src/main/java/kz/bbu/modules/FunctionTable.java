package kz.bbu.modules;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.module.Module;
import kz.bbu.api.store.Sql;

/** What authorities have chosen of the modules for their pages; what they have not chosen is on and stands at the end. */
final class FunctionTable {
    private static final Choice NONE = new Choice(true, Integer.MAX_VALUE);

    private final Sql sql;

    FunctionTable(Sql sql) {
        this.sql = sql;
    }

    /** What an authority wants of a module. */
    record Choice(boolean on, int place) {}

    /** The choices of an authority by module; none for 0. */
    Map<String, Choice> of(long authorityId) {
        Map<String, Choice> choices = new HashMap<>();
        if (authorityId != 0) {
            sql.each(
                    "select module, wanted, place from modules_function where authority_id = ?",
                    row -> choices.put(row.getString(1), new Choice(row.getBoolean(2), row.getInt(3))),
                    authorityId);
        }
        return choices;
    }

    void keep(long authorityId, String module, Choice choice) {
        int changed = sql.update(
                "update modules_function set wanted = ?, place = ? where authority_id = ? and module = ?",
                choice.on(),
                choice.place(),
                authorityId,
                module);
        if (changed == 0) {
            sql.update(
                    "insert into modules_function (authority_id, module, wanted, place) values (?, ?, ?, ?)",
                    authorityId,
                    module,
                    choice.on(),
                    choice.place());
        }
    }

    static Choice choice(Map<String, Choice> choices, String module) {
        return choices.getOrDefault(module, NONE);
    }

    /** Modules by kind and section, those of each in the order that is chosen. */
    static List<Module> inOrder(Collection<Module> modules, Map<String, Choice> choices) {
        return modules.stream()
                .sorted(Comparator.comparing(Module::kind)
                        .thenComparing(FunctionTable::section)
                        .thenComparing(module -> choice(choices, module.id()).place())
                        .thenComparing(Module::order)
                        .thenComparing(Module::id))
                .toList();
    }

    /** Whether two modules stand in one list, so that one can be moved past the other. */
    static boolean areTogether(Module one, Module other) {
        return one.kind() == other.kind() && section(one) == section(other);
    }

    private static int section(Module module) {
        return module.section().map(Enum::ordinal).orElse(-1);
    }
}
