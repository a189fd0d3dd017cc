package kz.bbu.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import kz.bbu.api.view.Notices;
import org.osgi.service.component.annotations.Component;

/** Carries notices, as many as a cookie holds and four at most, to the next page in a cookie of the browser; they are plain text and escaped like any other. */
@Component
public final class CookieNotices implements Notices {
    private static final String COOKIE = "notices";
    private static final int LONGEST = 500;
    private static final int SECONDS = 60;
    private static final int MOST = 4;

    /** A browser takes no cookie that is larger than 4096 bytes with its name. */
    private static final int LARGEST = 4_000;

    @Override
    public void show(Kind kind, String text) {
        Exchange.current().ifPresent(exchange -> {
            String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
            String line = kind.name().toLowerCase(Locale.ROOT) + " " + cut.replaceAll("\\R", " ");
            Object before = exchange.request().getAttribute(COOKIE);
            String lines = before == null ? line : before + "\n" + line;
            String value =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(lines.getBytes(StandardCharsets.UTF_8));
            if (lines.lines().count() <= MOST && value.length() <= LARGEST) {
                exchange.request().setAttribute(COOKIE, lines);
                exchange.setCookie(COOKIE, value, SECONDS);
            }
        });
    }

    /** Takes the notices that the browser brought, and makes it forget them. */
    static List<Frame.Notice> take(Exchange exchange) {
        List<Frame.Notice> notices = new ArrayList<>();
        exchange.cookie(COOKIE).ifPresent(value -> {
            exchange.setCookie(COOKIE, "", 0);
            for (String line : decode(value).split("\n")) {
                String[] parts = line.split(" ", 2);
                boolean known = parts[0].equals("done") || parts[0].equals("warning") || parts[0].equals("error");
                if (parts.length == 2 && known && notices.size() < MOST) {
                    notices.add(new Frame.Notice(parts[0], parts[1]));
                }
            }
        });
        return notices;
    }

    private static String decode(String value) {
        try {
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }
}
