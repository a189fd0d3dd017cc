package kz.bbu.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import kz.bbu.api.text.Language;

/** Cookies of this bundle: no script can read them, and other sites do not send them with their forms. */
final class Cookies {
    static final String CSRF = "form";
    static final String LANGUAGE = "lang";

    private static final int YEAR_SECONDS = 31_536_000;

    private Cookies() {}

    /** The name of the session's cookie; over TLS with the prefix that binds it to this host. */
    static String session(HttpServletRequest request) {
        return request.isSecure() ? "__Host-session" : "session";
    }

    static Optional<String> get(HttpServletRequest request, String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** Keeps the language of a browser for a year. */
    static void language(HttpServletRequest request, HttpServletResponse response, Language language) {
        set(request, response, LANGUAGE, language.code(), YEAR_SECONDS);
    }

    /** Sets a cookie; -1 seconds for as long as the browser is open, 0 to remove it. */
    static void set(HttpServletRequest request, HttpServletResponse response, String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }
}
