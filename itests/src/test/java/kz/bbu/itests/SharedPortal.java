package kz.bbu.itests;

import java.util.EnumMap;
import java.util.Map;

/** One running portal per database, with the demo region, for all checks that leave it as they found it. */
final class SharedPortal {
    private static final Map<Database, Portal> RUNNING = new EnumMap<>(Database.class);

    private SharedPortal() {}

    /** The portal on Derby. */
    static Portal get() {
        return on(Database.DERBY);
    }

    /** The portal on that database, started at the first call and ended with the checks. */
    static synchronized Portal on(Database database) {
        return RUNNING.computeIfAbsent(
                database,
                kind -> Portal.fresh("shared-" + kind).withDemo().on(kind).start());
    }
}
