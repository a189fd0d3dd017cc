package kz.bbu.admin;

import java.util.Optional;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Scopes;

/** A region 1, a district 2 in it, a school 21 in that. */
final class FakeScopes implements Scopes {
    @Override
    public Scope of(long organisationId) {
        return organisationId == 1
                ? new Scope(0, 9)
                : organisationId == 2 ? new Scope(1, 3) : organisationId == 21 ? new Scope(2, 2) : Scope.NOTHING;
    }

    @Override
    public Optional<String> name(long organisationId) {
        return Optional.of("Organisation " + organisationId);
    }

    @Override
    public long root() {
        return 1;
    }
}
