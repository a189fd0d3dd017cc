package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jsoup.nodes.Element;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Members of a portal that asks administrators for a second factor, as it does when nobody sets it otherwise. All of it is done by forms alone, without a script. */
public class MembersIT {
    private static final String CODE = "form[action=/login/code]";
    private static final List<String> LANGUAGES = List.of("kk", "ru", "en");

    private static Portal portal;
    private static Visitor administrator;
    private static String secret;
    private static List<String> recovery;
    private static String ledTo;
    private static int apiBefore;
    private static int looked;
    private static final List<String> FAULTS = new ArrayList<>();

    @BeforeClass
    public static void start() {
        portal = Portal.fresh("members")
                .setting("kz.bbu.access.cfg", "secondFactorForAdministrators", "true")
                .start();
        administrator = portal.administrator();
        ledTo = administrator.get("/admin/users").header("Location");
        apiBefore = administrator.get("/api/v1/routes").status();
        administrator.get("/account/second-factor").submit("form[action$=/begin]", Map.of());
        Visitor.Answer page = administrator.get("/account/second-factor");
        secret = page.html().selectFirst("dl code").text().replace(" ", "");
        look(administrator, "/account/second-factor");
        Visitor.Answer confirmed = page.submit("form[action$=/confirm]", Map.of("code", code(step())));
        FAULTS.addAll(HtmlChecker.errors(confirmed.text()));
        recovery = confirmed.html().select("main li code").eachText();
    }

    @AfterClass
    public static void stop() {
        portal.close();
    }

    @Test
    public void untilItIsSetUpNothingElseOpensToAnAdministrator() throws IOException {
        assertEquals("/account/second-factor", URI.create(ledTo).getPath());
        assertEquals(403, apiBefore);
        assertEquals(10, recovery.size());
        assertEquals(200, administrator.get("/admin/users").status());
        assertEquals(200, administrator.get("/api/v1/routes").status());
        String shipped = Files.readString(Distribution.HOME.resolve("etc/kz.bbu.access.cfg"));
        assertTrue(shipped, shipped.contains("secondFactorForAdministrators = true"));
        assertTrue("the key is the portal's alone", Files.exists(portal.data().resolve("access.key")));
    }

    @Test
    public void aLoginNeedsTheCodeAfterThePassword() {
        Visitor waiting = waiting("/admin/audit");
        assertTrue(waiting.get("/admin/users").header("Location").contains("/login"));
        assertEquals(401, waiting.get("/api/v1/jobs").status());
        look(waiting, "/login/code");
        assertEquals(422, enter(waiting, "000000").status());
        Visitor.Answer in = enter(waiting, recovery.get(0));
        assertEquals(in.toString(), 303, in.status());
        assertEquals(200, waiting.get("/admin/users").status());
        Visitor again = waiting("/");
        assertEquals(
                "a recovery code opens once", 422, enter(again, recovery.get(0)).status());
        // The step after this one: this one may have been used for the confirmation.
        assertEquals(303, enter(again, code(step() + 1)).status());
        assertEquals(200, again.get("/admin/users").status());
    }

    @Test
    public void peopleOfAListSetTheirPasswordsByLinksThatOpenOnce() throws IOException {
        Path list = Files.createTempFile("list", ".csv");
        try {
            Files.writeString(list, "name,role,email\nДина,Қызметкер,dina@mektep.kz\nЕрлан,boss,erlan@mektep.kz\n");
            Visitor.Answer refused = upload(list);
            assertEquals(422, refused.status());
            assertTrue(
                    refused.text(),
                    refused.html().select(".summary-errors li").text().contains("boss"));
            assertEquals("nobody was invited", 0, accounts("mektep.kz"));

            Files.writeString(list, "name,role,email\nДина,Қызметкер,dina@mektep.kz\nЕрлан,member,erlan@mektep.kz\n");
            Visitor.Answer invited = upload(list);
            assertEquals(List.of(), HtmlChecker.errors(invited.text()));
            List<String> links = invited.html().select("td code").eachText();
            assertEquals(2, links.size());
            assertEquals(2, accounts("mektep.kz"));
            String path = URI.create(links.get(0)).getPath();
            look(portal.visitor(), path);
            Account.setPassword(portal, links.get(0));
            Visitor.Answer used = portal.visitor().get(path);
            Visitor.Answer unknown = portal.visitor().get("/password/nothing");
            assertEquals(404, used.status());
            assertEquals(404, unknown.status());
            assertEquals(
                    "both look the same",
                    unknown.html().select("main").text(),
                    used.html().select("main").text());
            Visitor dina = portal.visitor().login("dina@mektep.kz", Account.PASSWORD);
            assertEquals(200, dina.get("/reports").status());
        } finally {
            Files.delete(list);
        }
    }

    @Test
    public void oneEndsTheOwnSessionsElsewhereAndChoosesTheLanguage() {
        Account member = member();
        Visitor telephone = portal.visitor().login(member.login(), Account.PASSWORD);
        Visitor library = portal.visitor().login(member.login(), Account.PASSWORD);
        Visitor.Answer list = member.visitor().get("/account/sessions");
        assertEquals(3, list.html().select("tbody tr").size());
        assertEquals(1, list.html().select("tbody .badge").size());
        assertEquals(303, list.submit("form[action$=/end]", Map.of()).status());
        assertEquals(2, rows(member.visitor()));
        member.visitor().get("/account/sessions").submit("form[action=/account/sessions]", Map.of());
        assertEquals(1, rows(member.visitor()));
        for (Visitor elsewhere : List.of(telephone, library)) {
            assertTrue(elsewhere.get("/account").header("Location").contains("/login"));
        }

        member.visitor().get("/account/settings").submit("form[action=/account/settings]", Map.of("language", "en"));
        Visitor later = portal.visitor().login(member.login(), Account.PASSWORD);
        assertEquals("en", later.get("/account").html().selectFirst("html").attr("lang"));
    }

    @Test
    public void anAdministratorEndsSessionsChangesRolesAndDisables() {
        Account member = member();
        Visitor.Answer user = user(member.login());
        assertTrue(user.text(), user.html().select("main").text().contains(member.login()));
        assertEquals(303, user.submit("form[action$=/sessions]", Map.of()).status());
        assertTrue(member.visitor().get("/account").header("Location").contains("/login"));
        user(member.login()).submit("form[action$=/role]", Map.of("role", "STAFF"));
        Visitor staff = portal.visitor().login(member.login(), Account.PASSWORD);
        assertEquals(200, staff.get("/reports").status());
        user(member.login()).submit("form[action$=/enabled]", Map.of());
        assertTrue(staff.get("/reports").header("Location").contains("/login"));
        Visitor.Answer own = user(Visitor.ADMINISTRATOR);
        assertEquals(
                "nobody changes the own account",
                0,
                own.html().select("main form").size());
    }

    @Test
    public void theAuditLogTellsWhoDidWhatAndIsExported() {
        Account member = member();
        member.visitor().get("/admin/users");
        Visitor.Answer log = administrator.get("/admin/audit?action=refused&who=" + member.login());
        assertEquals("GET /admin/users", log.html().select("tbody td.wide").text());
        assertEquals(
                0,
                administrator
                        .get("/admin/audit?action=refused&who=" + member.login() + "&last=2026-01-01")
                        .html()
                        .select("tbody tr")
                        .size());
        Visitor.Answer file =
                administrator.get(log.html().selectFirst("a[href*=events.csv]").attr("href"));
        assertEquals("text/csv;charset=utf-8", file.header("Content-Type").toLowerCase(java.util.Locale.ROOT));
        assertEquals(2, file.text().lines().count());
        assertTrue(file.text(), file.text().contains("\"refused\",\"GET /admin/users\""));
        assertEquals(422, administrator.get("/admin/audit?first=31.02.2026").status());
        assertEquals(403, member.visitor().get("/admin/audit/events.csv").status());
        String secrets = administrator.get("/admin/audit").text();
        assertFalse("no secret is written down", secrets.contains("/password/") || secrets.contains(secret));
    }

    @Test
    public void theRootsAdministratorNamesThePortal() {
        Map<String, String> words = Map.of("name", "Абай облысының білім басқармасы", "bin", "", "slug", "abai");
        Visitor.Answer wrong = administrator
                .get("/admin/settings")
                .submit("form[action=/admin/settings]", Map.of("name", "", "bin", "1", "slug", "../x"));
        assertEquals(422, wrong.status());
        assertEquals(3, wrong.html().select("[aria-invalid=true]").size());
        Visitor.Answer saved = administrator.get("/admin/settings").submit("form[action=/admin/settings]", words);
        assertEquals(saved.toString(), 303, saved.status());
        Visitor guest = portal.visitor();
        Visitor.Answer home = guest.get("/");
        assertTrue(home.header("Location"), home.header("Location").contains("/org/abai"));
        assertTrue(guest.follow(home).html().title().contains("Абай облысының"));
    }

    @Test
    public void theirPagesAreSoundInEveryLanguageOnEveryScreen() {
        assertNotEquals("they were looked at", 0, looked);
        assertEquals(String.join("\n", FAULTS), 0, FAULTS.size());
    }

    private static Account member() {
        long root = Long.parseLong(administrator
                .get("/admin/users")
                .html()
                .selectFirst("select[name=authority] option")
                .val());
        return Account.add(portal, administrator, "MEMBER", root);
    }

    private static Visitor.Answer user(String login) {
        Element link = administrator.get("/admin/users?search=" + login).html().selectFirst("th a");
        return administrator.get(link.attr("href"));
    }

    private static int accounts(String search) {
        return administrator
                .get("/admin/users?search=" + search)
                .html()
                .select("tbody tr")
                .size();
    }

    private static int rows(Visitor visitor) {
        return visitor.get("/account/sessions").html().select("tbody tr").size();
    }

    private static Visitor.Answer upload(Path list) {
        return administrator.get("/admin/users/invite").upload("form[action^=/admin/users/invite]", Map.of(), list);
    }

    /** Somebody who has told the administrator's password and is asked for the code. */
    private static Visitor waiting(String to) {
        Visitor visitor = portal.visitor();
        Visitor.Answer answer = visitor.get("/login?to=" + to)
                .submit("form[action^=/login]", Map.of("login", Visitor.ADMINISTRATOR, "password", Visitor.PASSWORD));
        assertEquals("/login/code", URI.create(answer.header("Location")).getPath());
        return visitor;
    }

    private static Visitor.Answer enter(Visitor visitor, String code) {
        return visitor.get("/login/code").submit(CODE, Map.of("code", code));
    }

    /** Looks at a page that no link leads to, as {@link PagesIT} does at the others. */
    private static void look(Visitor visitor, String path) {
        looked++;
        try (Browser.Window window = Browser.window(320)) {
            for (String pair : visitor.cookies(portal.url("/")).split("; ")) {
                String[] parts = pair.split("=", 2);
                if (parts.length == 2) {
                    add(window, parts[0], parts[1]);
                }
            }
            for (String language : LANGUAGES) {
                add(window, "lang", language);
                window.open(portal.url(path));
                FAULTS.addAll(HtmlChecker.errors(window.html()));
                for (int width : new int[] {320, 1280}) {
                    FAULTS.addAll(window.resize(width).axe());
                    if (window.scrollsSideways()) {
                        FAULTS.add(width + " px, " + language + ": " + path + " scrolls sideways");
                    }
                }
            }
            FAULTS.addAll(window.complaints());
        }
    }

    private static void add(Browser.Window window, String name, String value) {
        Cookie cookie = new Cookie(name, value).setUrl(portal.url("/").toString());
        window.page().context().addCookies(List.of(cookie));
    }

    private static long step() {
        return Instant.now().getEpochSecond() / 30;
    }

    /** What an app shows: RFC 6238. */
    private static String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(base32(secret), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 0xf) & Integer.MAX_VALUE;
            return String.format("%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] base32(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        long bits = 0;
        int count = 0;
        for (char c : text.toCharArray()) {
            bits = bits << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.put((byte) (bits >> count));
            }
        }
        return bytes.array();
    }
}
