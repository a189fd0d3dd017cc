package kz.bbu.itests;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An account that an administrator made for a check, logged in with a password of its own. */
record Account(String login, Visitor visitor) {
    static final String PASSWORD = "Өз-құпиясөзім-бар-7";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new account of an authority, whose password is set by the link of its invitation. */
    static Account add(Portal portal, Visitor administrator, String role, long authority) {
        String login = role.toLowerCase(Locale.ROOT) + "-" + COUNT.incrementAndGet() + "-" + System.nanoTime();
        Visitor.Answer answer = administrator
                .get("/admin/users")
                .submit(
                        "form[action=/admin/users]",
                        Map.of("login", login, "name", login, "role", role, "authority", Long.toString(authority)));
        var link = answer.html().selectFirst(".notice-done code");
        if (link == null) {
            throw new AssertionError("No link in " + answer);
        }
        setPassword(portal, link.text());
        return new Account(login, new Visitor(portal).login(login, PASSWORD));
    }

    /** Sets {@link #PASSWORD} by a link that was handed over. */
    static Visitor.Answer setPassword(Portal portal, String link) {
        Visitor.Answer answer = new Visitor(portal)
                .get(URI.create(link).getPath())
                .submit("form[action^=/password/]", Map.of("new", PASSWORD, "again", PASSWORD));
        if (answer.status() != 303) {
            throw new AssertionError("The password set by a link answers " + answer);
        }
        return answer;
    }

    /** The token that a form of this visitor carries. */
    static String csrf(Visitor visitor, String page) {
        return visitor.get(page).html().selectFirst("main input[name=csrf]").val();
    }

    /** A personal token of this account. */
    String token() {
        return visitor.get("/account")
                .submit("form[action=/account/tokens]", Map.of("name", "check", "days", "1"))
                .html()
                .selectFirst(".notice-done code")
                .text();
    }
}
