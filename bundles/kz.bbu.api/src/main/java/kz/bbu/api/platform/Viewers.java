package kz.bbu.api.platform;

import java.util.Optional;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Language;

/** Binds viewers to threads. */
public final class Viewers {
    private static final ThreadLocal<Viewer> BOUND = new ThreadLocal<>();

    private Viewers() {}

    /** The viewer of this thread; empty where none is bound. */
    public static Optional<Viewer> bound() {
        return Optional.ofNullable(BOUND.get());
    }

    /** Runs work for a viewer, and restores the former one afterwards. */
    public static <T> T call(Viewer viewer, Callable<T> work) throws Exception {
        Viewer before = BOUND.get();
        BOUND.set(viewer);
        try {
            return work.call();
        } finally {
            if (before == null) {
                BOUND.remove();
            } else {
                BOUND.set(before);
            }
        }
    }

    /** A viewer for the portal's own work, such as the demo or a sweep; it sees everything and its name is in the audit log. */
    public static Viewer system(String work) {
        return new Viewer(0, work, Role.ADMINISTRATOR, 0, Scope.EVERYTHING, Language.KK, "system", "");
    }
}
