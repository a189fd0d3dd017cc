package kz.bbu.registry;

import java.util.HashSet;
import java.util.Set;
import kz.bbu.api.platform.Load;

/** The institutions that a journal package replaces: the manifest's {@code replaces.<orgSourcedId>}. */
final class Replaced {
    private static final String PREFIX = "replaces.";

    private Replaced() {}

    static Set<Long> organisations(Load load) {
        Set<Long> ids = new HashSet<>();
        for (String property : load.manifest().keySet()) {
            if (property.startsWith(PREFIX)) {
                ids.add(Ids.of(load.sourceId(), "org", property.substring(PREFIX.length())));
            }
        }
        return ids;
    }
}
