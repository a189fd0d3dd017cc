package kz.bbu.itests;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An account that an administrator made for a check, logged in with a password of its own. */
record Account(String login, Visitor visitor) {
    private static final String PASSWORD = "Өз-құпиясөзім-бар-7";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** A new account of an authority; the one-time password is exchanged at once. */
    static Account add(Portal portal, Visitor administrator, String role, long authority) {
        String login = role.toLowerCase(Locale.ROOT) + "-" + COUNT.incrementAndGet() + "-" + System.nanoTime();
        Visitor.Answer answer = administrator
                .get("/admin/users")
                .submit(
                        "form[action=/admin/users]",
                        Map.of("login", login, "name", login, "role", role, "authority", Long.toString(authority)));
        var password = answer.html().selectFirst(".notice-done code");
        if (password == null) {
            throw new AssertionError("No one-time password in " + answer);
        }
        Visitor visitor = new Visitor(portal).login(login, password.text());
        Visitor.Answer exchanged = visitor.get("/account")
                .submit(
                        "form:has(input[type=password])",
                        Map.of("current", password.text(), "new", PASSWORD, "again", PASSWORD));
        if (exchanged.status() != 303) {
            throw new AssertionError("The exchange of the one-time password answers " + exchanged);
        }
        return new Account(login, visitor);
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
