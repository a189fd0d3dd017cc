package kz.bbu.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request put together by hand, and what was answered to it. */
final class TestExchange {
    final Map<String, String> headers = new LinkedHashMap<>();
    final Map<String, Cookie> set = new LinkedHashMap<>();

    /** The headers that set cookies, in their order. */
    final List<String> setHeaders = new ArrayList<>();

    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    int status = 200;
    private final Map<String, String> asked = new HashMap<>();
    private final Map<String, Cookie> brought = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final String method;
    private final String path;
    private final String query;
    private boolean secure;

    TestExchange(String method, String address) {
        String[] parts = address.split("\\?", 2);
        this.method = method;
        this.path = parts[0];
        this.query = parts.length == 2 ? parts[1] : null;
    }

    static TestExchange get(String address) {
        return new TestExchange("GET", address);
    }

    TestExchange asking(String header, String value) {
        asked.put(header, value);
        return this;
    }

    TestExchange with(String name, String value) {
        brought.put(name, new Cookie(name, value));
        return this;
    }

    TestExchange overTls() {
        secure = true;
        return this;
    }

    /** The next request of the same browser, with the cookies that it was given. */
    TestExchange then(String address) {
        TestExchange next = get(address);
        next.brought.putAll(brought);
        set.values().forEach(cookie -> {
            if (cookie.getMaxAge() == 0) {
                next.brought.remove(cookie.getName());
            } else {
                next.brought.put(cookie.getName(), cookie);
            }
        });
        return next;
    }

    Exchange exchange() {
        return new Exchange(request(), response());
    }

    String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    HttpServletRequest request() {
        return fake(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getQueryString" -> query;
            case "getHeader" -> asked.get(arguments[0]);
            case "getContentLengthLong" -> Long.parseLong(asked.getOrDefault("Content-Length", "-1"));
            case "getCookies" -> brought.isEmpty() ? null : brought.values().toArray(Cookie[]::new);
            case "getRemoteAddr" -> "127.0.0.1";
            case "isSecure" -> secure;
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(name);
        });
    }

    HttpServletResponse response() {
        return fake(HttpServletResponse.class, (name, arguments) -> switch (name) {
            case "setHeader" ->
                arguments[1] == null
                        ? setHeaders.retainAll(List.of())
                        : headers.put((String) arguments[0], (String) arguments[1]);
            case "getHeaders" -> List.copyOf(setHeaders);
            case "addHeader" -> setHeaders.add((String) arguments[1]);
            case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
            case "addCookie" -> add((Cookie) arguments[0]);
            case "setStatus" -> status = (Integer) arguments[0];
            case "isCommitted" -> body.size() > 0;
            case "resetBuffer", "setContentLength" -> null;
            case "getOutputStream" -> stream();
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private Cookie add(Cookie cookie) {
        setHeaders.add(cookie.getName() + "=" + cookie.getValue());
        return set.put(cookie.getName(), cookie);
    }

    private ServletOutputStream stream() {
        return new ServletOutputStream() {
            @Override
            public void write(int b) {
                body.write(b);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** What a fake answers to a call. */
    interface Answer {
        Object to(String name, Object[] arguments);
    }

    static <T> T fake(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                TestExchange.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object value = answer.to(method.getName(), arguments);
                    return method.getReturnType() == void.class ? null : value;
                }));
    }
}
