package kz.bbu.access;

import java.util.Map;
import java.util.Optional;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Scopes;

/** An oblast (1) with two districts (2 and 3); nothing else is there. */
final class FakeScopes implements Scopes {
    static final long OBLAST = 1;
    static final long EAST = 2;
    static final long WEST = 3;
    static final long GONE = 99;

    private static final Map<Long, Scope> RANGES =
            Map.of(OBLAST, new Scope(1, 100), EAST, new Scope(10, 19), WEST, new Scope(20, 29));

    @Override
    public Scope of(long organisationId) {
        return RANGES.getOrDefault(organisationId, Scope.NOTHING);
    }

    @Override
    public Optional<String> name(long organisationId) {
        return Optional.of("Organisation " + organisationId);
    }

    @Override
    public long root() {
        return OBLAST;
    }
}
