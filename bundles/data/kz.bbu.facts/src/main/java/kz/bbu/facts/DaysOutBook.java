package kz.bbu.facts;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The calendar: days out of an organisation hold for all below it, so that those of Y are the days of each X whose positions contain Y's.
 *
 * <p>Kept in memory are only the positions of the organisations that have any, until the tree or the calendar changes.
 */
@Component(service = {Calendar.class, DaysOutBook.class})
public final class DaysOutBook implements Calendar {
    private final Sql sql;
    private final DaysOutTable table;
    private final Scopes scopes;

    private volatile Owners owners = new Owners(-1, Scope.NOTHING, Map.of());

    /** The organisations that have days out, as of a count of changes and a tree, which its root's positions tell. */
    private record Owners(long changes, Scope root, Map<Long, Scope> positions) {}

    @Activate
    public DaysOutBook(@Reference(target = "(store=kz.bbu.facts)") Store store, @Reference Scopes scopes) {
        this.sql = new Sql(store);
        this.table = new DaysOutTable(sql);
        this.scopes = scopes;
    }

    @Override
    public List<DaysOut> of(long organisationId, LocalDate first, LocalDate last) {
        Owners now = owners();
        Scope wanted = scopes.of(organisationId);
        if (wanted.isEmpty() || !visible(now.root()).contains(wanted)) {
            return List.of();
        }
        return of(now, owner -> owner.contains(wanted), first, last);
    }

    /** The days out within the viewer's scope and those from above that hold for all of it, by day. */
    List<DaysOut> seen(LocalDate first, LocalDate last) {
        Owners now = owners();
        Scope scope = visible(now.root());
        if (scope.isEmpty()) {
            return List.of();
        }
        return of(now, owner -> scope.contains(owner) || owner.contains(scope), first, last);
    }

    /** Whether the viewer's scope holds an organisation. */
    boolean holds(long organisationId) {
        Scope wanted = scopes.of(organisationId);
        return !wanted.isEmpty() && visible(scopes.of(scopes.root())).contains(wanted);
    }

    private List<DaysOut> of(Owners now, Predicate<Scope> wanted, LocalDate first, LocalDate last) {
        Set<Long> whose = now.positions().entrySet().stream()
                .filter(owner -> !owner.getValue().isEmpty() && wanted.test(owner.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return table.of(whose, first, last).stream()
                .sorted(Comparator.comparing(DaysOut::first).thenComparing(DaysOut::id))
                .toList();
    }

    /** The viewer's scope on the newest tree: a long job has one of an older tree, whose positions mean nothing on this one. */
    private Scope visible(Scope root) {
        Viewer viewer = Viewer.current();
        Scope scope = viewer.scope();
        return scope.equals(Scope.EVERYTHING) || root.contains(scope) ? scope : scopes.of(viewer.authorityId());
    }

    private Owners owners() {
        long changes = Book.CALENDAR.changes(sql);
        Scope root = scopes.of(scopes.root());
        Owners known = owners;
        if (known.changes() == changes && known.root().equals(root)) {
            return known;
        }
        Map<Long, Scope> positions = new HashMap<>();
        table.organisations().forEach(id -> positions.put(id, scopes.of(id)));
        Owners read = new Owners(changes, root, Map.copyOf(positions));
        owners = read;
        return read;
    }
}
