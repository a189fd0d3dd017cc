package kz.bbu.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The request and answer that this thread works on. */
record Exchange(HttpServletRequest request, HttpServletResponse response) {
    private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();
    private static final String SET_COOKIE = "Set-Cookie";

    static Optional<Exchange> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static void set(Exchange exchange) {
        if (exchange == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(exchange);
        }
    }

    String path() {
        return request.getRequestURI();
    }

    /** Tells whether the request announces a body. */
    boolean hasBody() {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    Optional<String> cookie(String name) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** A parameter of the address; the body of a form is left for whom it is meant. */
    Optional<String> query(String name) {
        if (request.getQueryString() != null) {
            for (String part : request.getQueryString().split("&")) {
                if (part.startsWith(name + "=")) {
                    return Optional.of(part.substring(name.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Sets a cookie; of several of one name the answer carries the last alone. */
    void setCookie(String name, String value, int seconds) {
        List<String> others = response.getHeaders(SET_COOKIE).stream()
                .filter(set -> !set.startsWith(name + "="))
                .toList();
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(seconds);
        response.setHeader(SET_COOKIE, null);
        others.forEach(set -> response.addHeader(SET_COOKIE, set));
        response.addCookie(cookie);
    }

    /** Tells whether the client wants data and not a page. */
    boolean wantsJson() {
        String accept = request.getHeader("Accept");
        return path().startsWith("/api/")
                || path().equals("/health")
                || path().endsWith(".json")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }

    /** The same address with one parameter set, so that a language link keeps the filters of a report. */
    String addressWith(String parameter, String value) {
        StringJoiner query = new StringJoiner("&", path() + "?", "");
        boolean keep = request.getMethod().equals("GET") && request.getQueryString() != null;
        if (keep) {
            for (String part : request.getQueryString().split("&")) {
                if (!part.isEmpty() && !part.startsWith(parameter + "=")) {
                    query.add(part);
                }
            }
        }
        return query.add(parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .toString();
    }
}
