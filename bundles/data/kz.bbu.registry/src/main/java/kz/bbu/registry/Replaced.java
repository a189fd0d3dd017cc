package kz.bbu.registry;

import java.util.HashMap;
import java.util.Map;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Load;

/** The institutions that a journal package replaces: the manifest's {@code replaces.<orgSourcedId>}. */
final class Replaced {
    private static final String PREFIX = "replaces.";

    private Replaced() {}

    /** The sourcedIds of the institutions by internal id. */
    static Map<Long, String> organisations(Load load) {
        Map<Long, String> found = new HashMap<>();
        for (String property : load.manifest().keySet()) {
            if (property.startsWith(PREFIX)) {
                String sourcedId = property.substring(PREFIX.length());
                found.put(Ids.of(load.sourceId(), "org", sourcedId), sourcedId);
            }
        }
        return found;
    }
}
