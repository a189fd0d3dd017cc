package kz.bbu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.access.Presence;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells from the sessions who is on the portal. */
@Component
public final class SessionPresence implements Presence {
    private static final Duration NOW = Duration.ofMinutes(5);
    private static final int MOST = 200;

    private final Sql sql;
    private final Scopes scopes;

    @Activate
    public SessionPresence(@Reference(target = "(store=kz.bbu.access)") Store store, @Reference Scopes scopes) {
        this.sql = new Sql(store);
        this.scopes = scopes;
    }

    @Override
    public List<Present> now(long organisationId) {
        Viewer viewer = Viewer.current();
        Scope wanted = scopes.of(organisationId);
        if (!viewer.may(Role.STAFF) || wanted.isEmpty() || !viewer.scope().contains(wanted)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        Map<Long, Boolean> inside = new HashMap<>();
        List<Present> present = new ArrayList<>();
        sql.each(
                "select a.name, a.role, a.authority_id, max(s.used) from access_session s join access_account a on a.id = s.account_id where s.used > ? and s.pending = false and a.enabled = true group by a.id, a.name, a.role, a.authority_id order by 4 desc, 1",
                row -> {
                    long organisation = row.getLong(3) == 0 ? scopes.root() : row.getLong(3);
                    boolean isInside = inside.computeIfAbsent(organisation, id -> isInside(wanted, scopes.of(id)));
                    if (isInside && present.size() < MOST) {
                        present.add(new Present(
                                row.getString(1),
                                Role.valueOf(row.getString(2)),
                                scopes.name(organisation).orElse(""),
                                Sql.instant(row, 4).orElseThrow()));
                    }
                },
                Instant.now().minus(NOW));
        return present;
    }

    /** An organisation that is no longer there is in none. */
    private static boolean isInside(Scope wanted, Scope organisation) {
        return !organisation.isEmpty() && wanted.contains(organisation);
    }
}
