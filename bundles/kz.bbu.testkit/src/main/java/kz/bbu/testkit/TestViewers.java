package kz.bbu.testkit;

import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.text.Language;

/** Viewers for tests, and a way to be one of them. */
public final class TestViewers {
    private TestViewers() {}

    /** A viewer with a role, who sees a scope and reads Kazakh. */
    public static Viewer of(Role role, Scope scope) {
        return new Viewer(1, "Test", role, 1, scope, Language.KK, "127.0.0.1", "token");
    }

    /** Staff who see everything. */
    public static Viewer staff() {
        return of(Role.STAFF, Scope.EVERYTHING);
    }

    /** Runs work as a viewer; checked exceptions become unchecked ones. */
    public static <T> T call(Viewer viewer, Callable<T> work) {
        try {
            return Viewers.call(viewer, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
