package kz.bbu.modules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import kz.bbu.api.platform.FunctionAdmin;
import kz.bbu.api.platform.ModuleAdmin.Receipt;
import kz.bbu.api.platform.TableCounts;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps what authorities have chosen for their pages. */
@Component
public final class Functions implements FunctionAdmin {
    private final FunctionTable table;
    private final Modules modules;
    private final Registry registry;
    private final TableCounts tables;
    private final Audit audit;

    @Activate
    public Functions(
            @Reference(target = "(store=kz.bbu.modules)") Store store,
            @Reference Modules modules,
            @Reference Registry registry,
            @Reference TableCounts tables,
            @Reference Audit audit) {
        this.table = new FunctionTable(new Sql(store));
        this.modules = modules;
        this.registry = registry;
        this.tables = tables;
        this.audit = audit;
    }

    @Override
    public List<Function> functions(long authorityId) {
        Map<String, FunctionTable.Choice> choices =
                table.of(authority(authorityId).id());
        return FunctionTable.inOrder(modules.modules(), choices).stream()
                .map(module -> new Function(
                        module, FunctionTable.choice(choices, module.id()).on()))
                .toList();
    }

    @Override
    public Receipt enable(long authorityId, String id) {
        return turn(authorityId, id, true);
    }

    @Override
    public Receipt disable(long authorityId, String id) {
        return turn(authorityId, id, false);
    }

    private synchronized Receipt turn(long authorityId, String id, boolean on) {
        Authority authority = authority(authorityId);
        Module module = module(id);
        SortedMap<String, Long> before = tables.of(id);
        long start = System.nanoTime();
        FunctionTable.Choice choice = FunctionTable.choice(table.of(authorityId), id);
        table.keep(authorityId, id, new FunctionTable.Choice(on, choice.place()));
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        String action = on ? "enable" : "disable";
        record(action, authority, id);
        return new Receipt(id, action, module.version(), Switchboard.compared(before, tables.of(id)), milliseconds);
    }

    @Override
    public synchronized void move(long authorityId, String id, boolean up) {
        Authority authority = authority(authorityId);
        Module moved = module(id);
        Map<String, FunctionTable.Choice> choices = table.of(authorityId);
        List<Module> list = new ArrayList<>(FunctionTable.inOrder(modules.modules(), choices));
        list.removeIf(module -> !FunctionTable.areTogether(module, moved));
        int from = list.stream().map(Module::id).toList().indexOf(id);
        int to = up ? from - 1 : from + 1;
        if (to < 0 || to >= list.size()) {
            return;
        }
        Collections.swap(list, from, to);
        for (int place = 0; place < list.size(); place++) {
            String module = list.get(place).id();
            boolean on = FunctionTable.choice(choices, module).on();
            table.keep(authorityId, module, new FunctionTable.Choice(on, place));
        }
        record(up ? "up" : "down", authority, id);
    }

    private void record(String action, Authority authority, String id) {
        audit.record("function." + action, authority.slug() + " " + id);
    }

    private Module module(String id) {
        return modules.module(id).orElseThrow(() -> new Problem(ModuleError.UNKNOWN, id));
    }

    /** An authority within the scope of an administrator. */
    private Authority authority(long id) {
        if (!Viewer.current().may(Role.ADMINISTRATOR)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        return registry.authority(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }
}
