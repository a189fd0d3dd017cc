package kz.bbu.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody in front of the portal without a browser: keeps cookies, fills in forms, does not follow redirects by itself. */
final class Visitor {
    /** The login of the first start. */
    static final String ADMINISTRATOR = "admin";

    /** What the checks exchange the one-time password for. */
    static final String PASSWORD = "Тексеру-2026-құпия";

    private final Portal portal;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Visitor(Portal portal) {
        this.portal = portal;
    }

    /** The administrator, logged in, with the one-time password exchanged. */
    static Visitor administrator(Portal portal) {
        Visitor visitor = new Visitor(portal);
        Path oneTime = portal.data().resolve("admin-password.txt");
        try {
            if (Files.exists(oneTime)) {
                String password = Files.readString(oneTime).strip();
                visitor.login(ADMINISTRATOR, password);
                visitor.changePassword(password, PASSWORD);
            } else {
                visitor.login(ADMINISTRATOR, PASSWORD);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return visitor;
    }

    /** Logs in through the form. */
    Visitor login(String login, String password) {
        Answer answer = get("/login").submit("form[action^=/login]", Map.of("login", login, "password", password));
        if (answer.status() != 303 && answer.status() != 302) {
            throw new AssertionError("Login of " + login + " answers " + answer);
        }
        return this;
    }

    private void changePassword(String old, String fresh) {
        Answer page = get("/account");
        FormElement form = page.form("form:has(input[type=password])");
        Map<String, String> values = new LinkedHashMap<>();
        form.select("input[type=password]")
                .forEach(input -> values.put(
                        input.attr("name"), "current-password".equals(input.attr("autocomplete")) ? old : fresh));
        Answer answer = page.submit("form:has(input[type=password])", values);
        if (answer.status() != 303) {
            throw new AssertionError("The change of the one-time password answers " + answer);
        }
    }

    /** The cookies as a header has them, for requests that are put together by hand. */
    String cookies(URI address) {
        return cookies.getCookieStore().get(address).stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form that was put together by hand. */
    Answer post(String path, Map<String, String> form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form.entrySet()))));
    }

    /** Sends a file as the body, and the token that a form would carry in the query. */
    Answer postFile(String path, Path file) {
        String token = get("/account").html().selectFirst("input[name=csrf]").val();
        try {
            return send(request(path + (path.contains("?") ? "&" : "?") + "csrf=" + token)
                    .header("Content-Type", "application/octet-stream")
                    .POST(BodyPublishers.ofFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request with another method, body or headers. */
    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(this, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.url(path)).timeout(Duration.ofMinutes(2));
    }

    /** The same visitor reads on where a redirect leads. */
    Answer follow(Answer answer) {
        URI target = answer.response().uri().resolve(answer.header("Location"));
        return send(
                HttpRequest.newBuilder(target).timeout(Duration.ofMinutes(2)).GET());
    }

    private static String encode(Collection<Map.Entry<String, String>> form) {
        return form.stream()
                .map(entry -> URLEncoder.encode(entry.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What the portal answered. */
    record Answer(Visitor visitor, HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        /** The first value of a header, or nothing. */
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Document html() {
            return org.jsoup.Jsoup.parse(text(), response.uri().toString());
        }

        FormElement form(String selector) {
            FormElement form = (FormElement) html().selectFirst(selector);
            if (form == null) {
                throw new AssertionError("No " + selector + " in " + this);
            }
            return form;
        }

        /** Fills in a form and sends it with all its hidden fields. */
        Answer submit(String selector, Map<String, String> values) {
            return upload(selector, values);
        }

        /** Fills in a form, puts files into its file field, and sends it. */
        Answer upload(String selector, Map<String, String> values, Path... files) {
            FormElement form = form(selector);
            Element fileField = form.selectFirst("input[type=file]");
            List<Map.Entry<String, String>> all = new ArrayList<>(values.entrySet());
            for (KeyVal field : form.formData()) {
                boolean isFile = fileField != null && field.key().equals(fileField.attr("name"));
                if (!isFile && !values.containsKey(field.key())) {
                    all.add(Map.entry(field.key(), field.value()));
                }
            }
            URI target = URI.create(
                    form.hasAttr("action")
                            ? form.absUrl("action")
                            : response.uri().toString());
            HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(Duration.ofMinutes(5));
            if ("get".equalsIgnoreCase(form.attr("method")) || !form.hasAttr("method")) {
                URI withQuery = URI.create(target.toString().replaceFirst("\\?.*", "") + "?" + encode(all));
                return visitor.send(request.uri(withQuery).GET());
            }
            if (!form.attr("enctype").equals("multipart/form-data")) {
                return visitor.send(request.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encode(all))));
            }
            String boundary = UUID.randomUUID().toString();
            return visitor.send(request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(multipart(boundary, all, fileField.attr("name"), files)));
        }

        /** As browsers send it: the names of files in UTF-8, and a field in which none was chosen as a file without a name. */
        private static BodyPublisher multipart(
                String boundary, List<Map.Entry<String, String>> values, String fileField, Path... files) {
            StringBuilder head = new StringBuilder();
            values.forEach(field -> head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\""
                    + field.getKey() + "\"\r\n\r\n" + field.getValue() + "\r\n"));
            String file = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField
                    + "\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n";
            List<BodyPublisher> parts = new ArrayList<>(List.of(BodyPublishers.ofString(head.toString())));
            try {
                for (Path path : files) {
                    parts.add(BodyPublishers.ofString(file.formatted(path.getFileName())));
                    parts.add(BodyPublishers.ofFile(path));
                    parts.add(BodyPublishers.ofString("\r\n"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (files.length == 0) {
                parts.add(BodyPublishers.ofString(file.formatted("") + "\r\n"));
            }
            parts.add(BodyPublishers.ofString("--" + boundary + "--\r\n"));
            return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
        }

        @Override
        public String toString() {
            String text = text();
            return status() + " " + response.uri() + "\n" + text.substring(0, Math.min(2000, text.length()));
        }
    }
}
