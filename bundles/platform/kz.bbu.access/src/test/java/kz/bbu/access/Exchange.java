package kz.bbu.access;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request of a browser and what it is answered, without a server. */
final class Exchange {
    static final String FORM = "application/x-www-form-urlencoded";

    final List<Cookie> set = new ArrayList<>();
    String redirect = "";

    private final String method;
    private final String path;
    private final Map<String, String> headers = new HashMap<>();
    private final List<Cookie> cookies = new ArrayList<>();
    private String query;
    private String address = "127.0.0.1";
    private boolean secure;
    private ServletInputStream body = stream("");

    Exchange(String method, String address) {
        this.method = method;
        String[] parts = address.split("\\?", 2);
        path = parts[0];
        query = parts.length == 2 ? parts[1] : null;
        header("Host", "portal.kz");
    }

    Exchange header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    Exchange cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    Exchange form(String encoded) {
        header("Content-Type", FORM);
        body = stream(encoded);
        return this;
    }

    Exchange from(String remote) {
        address = remote;
        return this;
    }

    Exchange secure() {
        secure = true;
        return this;
    }

    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, called, arguments) -> {
                    return switch (called.getName()) {
                        case "getMethod" -> method;
                        case "getRequestURI" -> path;
                        case "getQueryString" -> query;
                        case "getHeader" -> headers.get(((String) arguments[0]).toLowerCase(Locale.ROOT));
                        case "getContentType" -> headers.get("content-type");
                        case "getCookies" -> cookies.toArray(Cookie[]::new);
                        case "getRemoteAddr" -> address;
                        case "isSecure" -> secure;
                        case "getInputStream" -> body;
                        default -> throw new UnsupportedOperationException(called.getName());
                    };
                });
    }

    HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, called, arguments) -> {
                    switch (called.getName()) {
                        case "addCookie" -> set.add((Cookie) arguments[0]);
                        case "sendRedirect" -> redirect = (String) arguments[0];
                        default -> throw new UnsupportedOperationException(called.getName());
                    }
                    return null;
                });
    }

    private static ServletInputStream stream(String text) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
