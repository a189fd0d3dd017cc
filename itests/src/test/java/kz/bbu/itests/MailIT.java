package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.options.Cookie;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** A portal with a mail server: invitations and what is new in the forum arrive, and what cannot be sent is told to the administrator. */
public class MailIT {
    private static final String ADDRESS = "https://portal.example.kz";

    private static GreenMail server;
    private static Portal portal;
    private static Visitor administrator;
    private static long root;
    private static String forum;

    @BeforeClass
    public static void start() throws IOException {
        server = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        portal = Portal.fresh("mail")
                .setting("kz.bbu.mail.cfg", "host", "127.0.0.1")
                .setting(
                        "kz.bbu.mail.cfg",
                        "port",
                        Integer.toString(server.getSmtp().getPort()))
                .setting("kz.bbu.mail.cfg", "encryption", "none")
                .setting("kz.bbu.mail.cfg", "from", "portal@example.kz")
                .setting("kz.bbu.mail.cfg", "portal", ADDRESS)
                .setting("kz.bbu.mail.cfg", "pauseSeconds", "1")
                .start();
        administrator = portal.administrator();
        root = Long.parseLong(administrator
                .get("/admin/users")
                .html()
                .selectFirst("#authority option")
                .val());
        forum = URI.create(administrator.get("/").header("Location"))
                .getPath()
                .replaceAll("^(/org/[^/]+).*", "$1/forum");
        administrator
                .get(forum + "/sections")
                .submit("form[action$=/forum/sections]", Map.of("name", "Пошта", "description", "", "place", "1"));
    }

    @AfterClass
    public static void stop() {
        portal.close();
        server.stop();
    }

    @Test
    public void aMemberIsInvitedAndToldByMail() throws Exception {
        Visitor dina = invited("dina@mektep.kz");
        Visitor.Answer settings = dina.get("/account/settings");
        assertTrue(settings.text().contains("dina@mektep.kz"));
        assertEquals(
                303,
                settings.submit("form[action$=/settings]", Map.of("language", "ru", "mail", "EACH"))
                        .status());
        assertEquals(
                "EACH",
                dina.get("/account/settings")
                        .html()
                        .selectFirst("#mail option[selected]")
                        .val());
        assertEquals(
                400,
                dina.get("/account/settings")
                        .submit("form[action$=/settings]", Map.of("mail", "HOURLY"))
                        .status());

        String section = dina.get(forum).html().selectFirst(".card h3 a").attr("href");
        String topic = URI.create(dina.get(section + "/new")
                        .submit("main form[action*=/new?]", Map.of("title", "Кесте", "words", "?", "do", "send"))
                        .header("Location"))
                .getPath();
        Visitor.Answer replied = administrator
                .get(topic)
                .submit("main form[action*=/reply?]", Map.of("words", "Дүйсенбіде.", "do", "send"));
        MimeMessage told = message("dina@mektep.kz", 2);
        assertTrue(told.getSubject(), told.getSubject().startsWith("Новое сообщение в теме «Кесте»"));
        String post = URI.create(replied.header("Location")).getPath();
        assertTrue(text(told), text(told).contains(ADDRESS + post));
        assertFalse("the words stay on the portal", text(told).contains("Дүйсенбіде."));
        assertEquals(1, dina.get(forum).html().select(".unread li").size());
        assertEquals(
                "Кесте 1 новое сообщение",
                dina.get(section)
                        .html()
                        .select(".topic-list li:has(.badge)")
                        .select("a, .badge")
                        .text());

        dina.get("/account/settings").submit("form[action$=/settings]", Map.of("mail", "NEVER", "pages", ""));
        administrator.get(topic).submit("main form[action*=/reply?]", Map.of("words", "Сейсенбіде.", "do", "send"));
        assertEquals(0, dina.get(forum).html().select(".unread li").size());
        assertEquals(0, dina.get(section).html().select(".topic-list .badge").size());
        Thread.sleep(3_000);
        assertEquals(2, to("dina@mektep.kz").size());
    }

    @Test
    public void whatCannotBeSentIsToldToTheAdministratorAlone() throws Exception {
        server.stop();
        Visitor.Answer invited;
        try {
            invited = invite("erlan@mektep.kz");
            assertEquals(200, invited.status());
            for (int i = 0; i < 100 && !administrator.get("/admin/mail").text().contains("1 хат бар"); i++) {
                Thread.sleep(100);
            }
            assertTrue(administrator.get("/admin/mail").text().contains("1 хат бар"));
        } finally {
            server.start();
        }
        assertFalse(
                portal.complaints().toString(), portal.complaints().toString().contains("/password/"));
        assertEquals(
                403,
                Account.add(portal, administrator, "STAFF", root)
                        .visitor()
                        .get("/admin/mail")
                        .status());
    }

    @Test
    public void itsPagesAreSoundInEveryLanguageOnEveryScreen() {
        List<String> faults = new ArrayList<>();
        try (Browser.Window window = Browser.window(320)) {
            for (String cookie : administrator.cookies(portal.url("/")).split("; ")) {
                String[] parts = cookie.split("=", 2);
                add(window, parts[0], parts[1]);
            }
            for (String language : List.of("kk", "ru", "en")) {
                add(window, "lang", language);
                for (String page : List.of("/admin/mail", "/account/settings", "/admin")) {
                    assertEquals(page, 200, window.open(portal.url(page)));
                    HtmlChecker.errors(window.html()).forEach(fault -> faults.add(page + ": " + fault));
                    for (int width : List.of(320, 1280)) {
                        window.resize(width);
                        window.axe().forEach(fault -> faults.add(language + " " + width + ": " + fault));
                        if (window.scrollsSideways()) {
                            faults.add(language + " " + width + ": " + page + " scrolls sideways");
                        }
                    }
                }
            }
            faults.addAll(window.complaints());
        }
        assertEquals(String.join("\n", faults), 0, faults.size());
    }

    private static void add(Browser.Window window, String name, String value) {
        window.page()
                .context()
                .addCookies(
                        List.of(new Cookie(name, value).setUrl(portal.url("/").toString())));
    }

    private static Visitor.Answer invite(String address) {
        return administrator
                .get("/admin/users")
                .submit(
                        "form[action=/admin/users]",
                        Map.of("login", address, "name", "Дина", "role", "MEMBER", "authority", Long.toString(root)));
    }

    /** Somebody who was invited, set a password by the link of the message, and logged in. */
    private static Visitor invited(String address) throws Exception {
        Visitor.Answer answer = invite(address);
        assertTrue(
                answer.toString(), answer.html().select(".notice-done").text().contains(address));
        MimeMessage message = message(address, 1);
        Matcher link =
                Pattern.compile(Pattern.quote(ADDRESS) + "(/password/\\S+)").matcher(text(message));
        assertTrue(text(message), link.find());
        Account.setPassword(portal, ADDRESS + link.group(1));
        return portal.visitor().login(address, Account.PASSWORD);
    }

    /** Waits for the so-many-th message to an address. */
    private static MimeMessage message(String address, int number) throws Exception {
        for (int i = 0; i < 300 && to(address).size() < number; i++) {
            Thread.sleep(100);
        }
        return to(address).get(number - 1);
    }

    private static List<MimeMessage> to(String address) throws MessagingException {
        List<MimeMessage> found = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                found.add(message);
            }
        }
        return found;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String text(MimeMessage message) throws IOException, MessagingException {
        return message.getContent().toString();
    }
}
