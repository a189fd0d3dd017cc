package kz.bbu.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Viewers;

/** Lets somebody in who has shown who it is. The session's secret is new each time. */
final class Entry {
    private final Sessions sessions;
    private final AccountBook accounts;
    private final Audit audit;

    Entry(Sessions sessions, AccountBook accounts, Audit audit) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** Begins the session of an account. */
    void begin(long id, HttpServletRequest request, HttpServletResponse response) throws Exception {
        endFormer(request);
        keep(sessions.begin(id, request.getRemoteAddr(), device(request)), request, response);
        accounts.language(id).ifPresent(language -> Cookies.language(request, response, language));
        accounts.loggedIn(id);
        Viewer viewer = accounts.viewer(id, Viewer.current().language(), request.getRemoteAddr())
                .orElseThrow();
        Viewers.call(viewer, () -> {
            audit.record("login", accounts.login(id).orElse(""));
            return null;
        });
    }

    /** Begins a session that opens nothing before the code of the second factor has come. */
    void waitForCode(long id, HttpServletRequest request, HttpServletResponse response) {
        endFormer(request);
        keep(sessions.beginPending(id, request.getRemoteAddr(), device(request)), request, response);
    }

    private void endFormer(HttpServletRequest request) {
        Cookies.get(request, Cookies.session(request)).ifPresent(sessions::end);
    }

    private static void keep(String secret, HttpServletRequest request, HttpServletResponse response) {
        Cookies.set(request, response, Cookies.session(request), secret, -1);
    }

    private static String device(HttpServletRequest request) {
        return Device.of(Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    }
}
