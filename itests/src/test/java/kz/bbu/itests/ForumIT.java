package kz.bbu.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.options.Cookie;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** The forum of an authority: guests read, members write, its staff moderate, and whatever happens, nothing is lost. */
@RunWith(Parameterized.class)
public class ForumIT {
    private static final int CUTS = Integer.getInteger("bbu.powercuts", 3);

    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static Portal portal;
    private static String forum;
    private static Region region;
    private static Visitor administrator;
    private static Visitor moderator;

    /** Staff of a district: moderators there, members here. */
    private static Visitor stranger;

    @Parameterized.Parameters(name = "{0}")
    public static List<Database> databases() {
        return List.of(Database.values());
    }

    @Parameterized.Parameter
    public Database database;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Parameterized.BeforeParam
    public static void start(Database database) {
        portal = Portal.fresh("forum-" + database).withDemo(2).on(database);
        portal.start();
        administrator = portal.administrator();
        region = Region.of(administrator);
        forum = URI.create(administrator.get("/").header("Location"))
                .getPath()
                .replaceAll("^(/org/[^/]+).*", "$1/forum");
        moderator = account("STAFF", region.root());
        stranger = account("STAFF", region.id(region.districts().get(0)));
    }

    @Parameterized.AfterParam
    public static void stop() {
        portal.close();
    }

    @Test
    public void guestsReadAndMembersWrite() {
        Visitor guest = portal.visitor();
        Visitor member = member();
        String section = section("Оқу үдерісі");
        String topic = open(member, section, "Кесте <b>", "**Қашан** басталады?");
        assertEquals(List.of("Қашан басталады?"), posts(guest, topic));
        assertEquals("Кесте <b>", guest.get(topic).html().selectFirst("h1").text());
        assertEquals(
                "Қашан",
                guest.get(topic).html().selectFirst(".post-words strong").text());
        assertTrue(guest.get(forum).text().contains("Кесте &lt;b&gt;"));

        assertTrue(guest.get(topic + "/reply").header("Location").contains("/login?to="));
        assertEquals(0, guest.get(topic).html().select("main form").size());
        for (String change : List.of("/reply", "/settings", "/connect", "/subscribe", "/lock", "/pin", "/move")) {
            int status = guest.post(topic + change, Map.of("words", "x", "title", "x"))
                    .status();
            assertTrue(change + " answers " + status, status == 401 || status == 403 || status == 303);
        }
        assertEquals(
                "without the form's token",
                403,
                member.post(topic + "/reply", Map.of("words", "x", "do", "send"))
                        .status());
        assertEquals(List.of("Қашан басталады?"), posts(guest, topic));

        Visitor.Answer preview =
                member.get(topic).submit("main form[action*=/reply?]", Map.of("words", "*ертең*", "do", "preview"));
        assertEquals(200, preview.status());
        assertEquals("ертең", preview.html().selectFirst(".preview em").text());
        assertEquals("*ертең*", preview.html().selectFirst("textarea").text());
        assertEquals(1, posts(guest, topic).size());
        Visitor.Answer sent = preview.submit("main form[action*=/reply?]", Map.of("do", "send"));
        assertEquals(303, sent.status());
        assertEquals(List.of("Қашан басталады?", "ертең"), posts(guest, topic));
        String stable = URI.create(sent.header("Location")).getPath();
        assertTrue(stable, guest.get(stable).header("Location").endsWith(topic + "?page=1#post-2"));

        Visitor.Answer tooLong = member.get(topic)
                .submit("main form[action*=/reply?]", Map.of("words", "ұ".repeat(10_001), "do", "send"));
        assertEquals(422, tooLong.status());
        assertEquals(10_001, tooLong.html().selectFirst("textarea").text().length());
        assertEquals("#words", tooLong.html().selectFirst(".summary-errors a").attr("href"));
    }

    @Test
    public void anEditedPostKeepsItsHistory() {
        Visitor member = member();
        String topic = open(member, section("Тарих"), "Тарих", "бірінші нұсқа");
        String post = post(topic, 1);
        Visitor.Answer form = member.get(post + "/edit");
        assertEquals(
                303,
                form.submit("form[action*=/edit?]", Map.of("words", "екінші нұсқа", "do", "send"))
                        .status());
        assertEquals(List.of("екінші нұсқа"), posts(portal.visitor(), topic));
        assertEquals(
                List.of("екінші нұсқа", "бірінші нұсқа"),
                portal.visitor()
                        .get(post + "/history")
                        .html()
                        .select(".post-words")
                        .eachText());
        Visitor.Answer stale = form.submit("form[action*=/edit?]", Map.of("words", "үшінші", "do", "send"));
        assertEquals("from a form of the version before", 409, stale.status());
        assertEquals("үшінші", stale.html().selectFirst("textarea").text());

        Visitor other = member();
        assertEquals(403, other.get(post + "/edit").status());
        assertEquals(403, stranger.get(post + "/edit").status());
        assertEquals(
                403,
                send(other, topic, post + "/edit", Map.of("words", "x", "version", "2"))
                        .status());
        assertEquals(200, moderator.get(post + "/edit").status());
    }

    @Test
    public void attachedFilesAreThereForWhoeverReadsThePost() throws IOException {
        Visitor member = member();
        Visitor guest = portal.visitor();
        String section = section("Файлдар");
        byte[] words = "Бұйрық мәтіні\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        Visitor.Answer preview = member.get(section + "/new")
                .upload(
                        "main form[action*=/new?]",
                        Map.of("title", "Файлдар", "words", "қараңыз", "do", "preview"),
                        file("Бұйрық №5.txt", words));
        assertEquals(preview.toString(), 200, preview.status());
        assertEquals(1, preview.html().select("input[name=attached][checked]").size());
        Visitor.Answer tooLong = preview.upload(
                "main form[action*=/new?]", Map.of("words", "ұ".repeat(10_001), "do", "send"), file("сурет.png", PNG));
        assertEquals(422, tooLong.status());
        assertEquals(2, tooLong.html().select("input[name=attached][checked]").size());
        Visitor.Answer sent = tooLong.submit("main form[action*=/new?]", Map.of("words", "қараңыз", "do", "send"));
        assertEquals(sent.toString(), 303, sent.status());
        String topic = URI.create(sent.header("Location")).getPath();

        Element files = guest.get(topic).html().selectFirst("#post-1 .post-files");
        assertEquals(List.of("Бұйрық №5.txt", "сурет.png"), files.select("a").eachText());
        assertTrue(files.text(), files.text().contains("Бұйрық №5.txt Мәтін, "));
        assertEquals(List.of("сурет.png файлының суреті"), files.select("img").eachAttr("alt"));
        String text = files.select("a").get(0).attr("href");
        String picture = files.select("a").get(1).attr("href");
        assertEquals(picture + "/view", files.selectFirst("img").attr("src"));
        Visitor.Answer download = guest.get(text);
        assertArrayEquals(words, download.bytes());
        assertTrue(download.header("Content-Disposition")
                .endsWith("filename*=UTF-8''%D0%91%D2%B1%D0%B9%D1%80%D1%8B%D2%9B%20%E2%84%965.txt"));
        assertTrue(download.header("Content-Disposition").startsWith("attachment"));
        Visitor.Answer shown = guest.get(picture + "/view");
        assertEquals("image/png", shown.header("Content-Type"));
        assertTrue(shown.header("Content-Disposition").startsWith("inline"));
        assertTrue(shown.header("Content-Security-Policy").contains("sandbox"));

        String post = post(topic, 1);
        String kept = picture.replaceAll(".*/", "");
        member.get(post + "/edit").submit("form[action*=/edit?]", Map.of("attached", kept, "do", "send"));
        assertEquals(404, guest.get(text).status());
        assertEquals(404, moderator.get(text).status());
        assertEquals(200, guest.get(picture).status());
        assertEquals(
                List.of("сурет.png", "Бұйрық №5.txt", "сурет.png"),
                guest.get(post + "/history").html().select(".post-files li").eachText());
        Visitor.Answer back = member.get(post + "/edit");
        assertEquals(
                List.of("", "checked"),
                back.html().select("input[name=attached]").stream()
                        .sorted(Comparator.comparing(box -> box.hasAttr("checked")))
                        .map(box -> box.hasAttr("checked") ? "checked" : "")
                        .toList());
        back.submit("form[action*=/edit?]", Map.of("attached", text.replaceAll(".*/", ""), "do", "send"));
        assertArrayEquals(words, guest.get(text).bytes());
        assertEquals(404, guest.get(picture + "/view").status());

        moderator.get(post + "/hide").submit("form[action$=/hide]", Map.of("reason", "себеп"));
        for (Visitor visitor : List.of(guest, member, stranger)) {
            assertEquals(404, visitor.get(text).status());
            assertEquals(404, visitor.get(text + "/view").status());
        }
        assertFalse(guest.get(topic).text().contains("Бұйрық №5.txt"));
        assertArrayEquals(words, moderator.get(text).bytes());
        moderator.get(topic).submit("form[action$=/restore]", Map.of());
        assertArrayEquals(words, guest.get(text).bytes());
    }

    @Test
    public void hostileAttachmentsDoNoHarm() throws IOException {
        Visitor member = member();
        Visitor guest = portal.visitor();
        String section = section("Зиян");
        String topic = open(member, section, "Зиян", "бір");
        byte[] page = "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        Visitor.Answer sent = member.get(topic)
                .upload(
                        "main form[action*=/reply?]",
                        Map.of("words", "екі", "do", "send"),
                        file("photo.png", page),
                        file("x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)));
        assertEquals(sent.toString(), 303, sent.status());
        Element files = guest.get(topic).html().selectFirst("#post-2 .post-files");
        assertEquals(List.of("photo.png", "x.svg"), files.select("a").eachText());
        assertEquals(0, files.select("img").size());
        for (String link : files.select("a").eachAttr("href")) {
            for (String way : List.of("", "/view")) {
                Visitor.Answer answer = guest.get(link + way);
                assertTrue(answer.header("Content-Disposition").startsWith("attachment"));
                assertEquals("application/octet-stream", answer.header("Content-Type"));
                assertTrue(answer.header("Content-Security-Policy").contains("sandbox"));
            }
        }
        String link = files.selectFirst("a").attr("href");
        String id = link.replaceAll(".*/", "");
        String elsewhere = open(member, section, "Басқа", "бір");
        assertEquals(404, guest.get(post(elsewhere, 1) + "/files/" + id).status());
        assertEquals(404, guest.get(post(topic, 1) + "/files/" + id).status());
        assertEquals(
                404,
                guest.get(link.replaceFirst("/files/.*", "/files/999999999999")).status());

        Visitor thief = member();
        String unsent = member.get(topic)
                .upload("main form[action*=/reply?]", Map.of("words", "үш", "do", "preview"), file("құпия.txt", page))
                .html()
                .selectFirst("input[name=attached]")
                .val();
        assertEquals(404, guest.get(post(topic, 1) + "/files/" + unsent).status());
        for (String foreign : List.of(unsent, id, "0", "x")) {
            Visitor.Answer stolen =
                    send(thief, topic, topic + "/reply", Map.of("words", "менікі", "attached", foreign, "do", "send"));
            assertEquals(stolen.toString(), 422, stolen.status());
        }
        assertEquals(
                "a guest",
                403,
                guest.send(guest.request(topic + "/reply?csrf=")
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString("--b--\r\n")))
                        .status());

        Visitor other = member();
        Visitor.Answer large = other.get(topic)
                .upload(
                        "main form[action*=/reply?]",
                        Map.of("words", "сақталсын", "do", "send"),
                        file("large.bin", new byte[20_000_001]));
        assertEquals(413, large.status());
        assertEquals("сақталсын", large.html().selectFirst("textarea").text());
        assertTrue(large.html().select(".summary-errors").text().contains("large.bin"));
        Path small = file("s.txt", page);
        assertEquals(
                422,
                other.get(topic)
                        .upload(
                                "main form[action*=/reply?]",
                                Map.of("words", "x", "do", "send"),
                                Collections.nCopies(11, small).toArray(Path[]::new))
                        .status());
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 600; i++) {
            many.put("f" + i, "x");
        }
        int tooMany = send(other, topic, topic + "/reply", many).status();
        assertTrue("many parts: " + tooMany, tooMany == 400 || tooMany == 413);
        assertEquals(
                413,
                send(other, topic, topic + "/reply", Map.of("words", "x".repeat(1_000_001), "do", "send"))
                        .status());
        assertEquals(List.of("бір", "екі"), posts(guest, topic));
    }

    @Test
    public void aFormThatIsLargerThanItsPageTakesIsRefusedAndLeavesNothing() throws IOException {
        Visitor member = member();
        String topic = open(member, section("Көлем"), "Көлем", "бір");
        String answer = announce(member, topic, 201_000_001);
        assertTrue(answer, answer.startsWith("HTTP/1.1 413 "));
        assertTrue(answer, answer.contains("<h1") && answer.contains("рұқсат етілген 200 МБ"));

        Visitor.Answer page = administrator.get("/admin/users/invite");
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\n";
        byte[] list = (part + "x".repeat(2_000_000)).getBytes(StandardCharsets.US_ASCII);
        Visitor.Answer large = administrator.send(administrator
                .request(page.form("form[enctype]").attr("action"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(list))));
        assertEquals(large.toString(), 413, large.status());
        assertTrue(large.toString(), large.text().contains("рұқсат етілген 1 МБ"));
        assertEquals(0, portal.home().resolve("data/tmp/uploads").toFile().list().length);
    }

    /** What is answered to a reply of which no more than its length has come. */
    private static String announce(Visitor visitor, String topic, long bytes) throws IOException {
        URI uri = portal.url(topic + "/reply?csrf=" + token(visitor, topic));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("POST " + uri.getRawPath() + "?" + uri.getRawQuery() + " HTTP/1.1\r\nHost: "
                                    + uri.getAuthority() + "\r\nCookie: " + visitor.cookies(uri)
                                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: " + bytes
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    public void aMemberSendsSixtyFilesInAnHour() throws IOException {
        Visitor member = member();
        String topic = open(member, section("Шек"), "Шек", "бір");
        Path small = file("s.txt", new byte[] {'x'});
        Path[] ten = Collections.nCopies(10, small).toArray(Path[]::new);
        Map<String, String> preview = Map.of("words", "екі", "do", "preview");
        for (int i = 0; i < 6; i++) {
            assertEquals(
                    200,
                    member.get(topic)
                            .upload("main form[action*=/reply?]", preview, ten)
                            .status());
        }
        Visitor.Answer more = member.get(topic).upload("main form[action*=/reply?]", preview, small);
        assertEquals(more.toString(), 429, more.status());
        assertEquals("екі", more.html().selectFirst("textarea").text());
        assertTrue(more.html().select(".summary-errors").text().contains("s.txt"));
    }

    @Test
    public void aQuotationLeadsToItsPost() {
        Visitor member = member();
        String topic = open(member, section("Дәйексөз"), "Дәйексөз", "түпнұсқа");
        String post = post(topic, 1);
        Visitor.Answer form = member.get(topic + "/reply?quote=" + post.replaceAll(".*/", ""));
        form.submit(
                "form[action*=/reply?]",
                Map.of("words", form.html().selectFirst("textarea").wholeText() + "жауап", "do", "send"));
        Document page = portal.visitor().get(topic).html();
        assertEquals(post, page.selectFirst("#post-2 blockquote a").attr("href"));
        assertTrue(page.selectFirst("#post-2 blockquote").text().contains("түпнұсқа"));
    }

    @Test
    public void moderatorsOfTheAuthorityModerateAndNobodyElse() {
        Visitor member = member();
        String section = section("Модерация");
        String other = section("Мұрағат");
        String topic = open(member, section, "Жарнама", "сатып алыңыз");
        reply(member, topic, "тағы");
        String post = post(topic, 2);
        for (Visitor visitor : List.of(member, stranger)) {
            String token = token(visitor, topic);
            Map<String, String> form =
                    Map.of("csrf", token, "reason", "x", "section", other.replaceAll(".*/", ""), "name", "x");
            for (String change : List.of(
                    post + "/hide",
                    post + "/restore",
                    topic + "/lock",
                    topic + "/pin",
                    topic + "/move",
                    forum + "/sections",
                    section,
                    section + "/delete")) {
                assertEquals(change, 403, visitor.post(change, form).status());
            }
            assertEquals(403, visitor.get(forum + "/sections").status());
        }
        assertEquals(
                422,
                moderator
                        .get(post + "/hide")
                        .submit("form[action$=/hide]", Map.of("reason", " "))
                        .status());
        moderator.get(post + "/hide").submit("form[action$=/hide]", Map.of("reason", "жарнама"));
        Document hidden = portal.visitor().get(topic).html();
        assertFalse(hidden.text().contains("тағы"));
        assertTrue(hidden.selectFirst("#post-2").text().contains("жарнама"));
        assertEquals(404, portal.visitor().get(post + "/history").status());
        assertEquals(403, member.get(post + "/edit").status());
        moderator.get(topic).submit("form[action$=/restore]", Map.of());
        assertEquals(List.of("сатып алыңыз", "тағы"), posts(portal.visitor(), topic));

        Visitor.Answer before = member.get(topic);
        moderator.get(topic + "/settings").submit("form[action$=/lock]", Map.of());
        assertEquals(
                409,
                before.submit("main form[action*=/reply?]", Map.of("words", "кеш", "do", "send"))
                        .status());
        assertEquals(403, member.get(post + "/edit").status());
        moderator.get(topic + "/settings").submit("form[action$=/pin]", Map.of());
        moderator
                .get(topic + "/settings")
                .submit("form[action$=/move]", Map.of("section", other.replaceAll(".*/", "")));
        assertEquals(List.of("Жарнама"), titles(portal.visitor(), other));
        assertEquals(List.of(), titles(portal.visitor(), section));
        assertEquals(
                2,
                portal.visitor().get(other).html().select(".topic-list .badge").size());
    }

    @Test
    public void connectionsSubscriptionsAndSearchAreThere() {
        Visitor member = member();
        String section = section("Байланыс");
        String one = open(member, section, "Жазғы лагерь", "Əдемі жер");
        String two = open(member, section, "Демалыс", "теңіз");
        assertEquals(
                303,
                member.get(two + "/settings")
                        .submit(
                                "form[action$=/connect]",
                                Map.of("other", portal.url(one).toString()))
                        .status());
        assertEquals(
                "Демалыс",
                portal.visitor().get(one).html().selectFirst(".connected a").text());
        assertEquals(
                "Жазғы лагерь",
                portal.visitor().get(two).html().selectFirst(".connected a").text());
        assertEquals(
                422,
                member.get(two + "/settings")
                        .submit("form[action$=/connect]", Map.of("other", "999999"))
                        .status());

        assertEquals(0, member.get(forum).html().select(".unread li").size());
        reply(member(), one, "жаңалық");
        assertEquals(
                "Жазғы лагерь",
                member.get(forum).html().selectFirst(".unread a").text());
        member.get(forum).submit("form[action$=/read]", Map.of());
        assertEquals(0, member.get(forum).html().select(".unread li").size());

        for (String typed : List.of("Әдемі", "әдемі", "\u0259демi", "лагерь")) {
            Document found = portal.visitor()
                    .get(forum)
                    .submit("form[role=search]", Map.of("search", typed))
                    .html();
            assertTrue(typed, found.select(".topic-list a").eachText().contains("Жазғы лагерь № 1"));
        }
        Visitor.Answer about = member.get(two + "/settings")
                .submit(
                        "form[action$=/settings]",
                        Map.of("title", "Демалыс", "kind", "news", "about-id", "5", "about", "//evil.example"));
        assertEquals(422, about.status());
        about.submit("form[action$=/settings]", Map.of("about", "/org/region/news/5"));
        assertEquals(
                1,
                portal.visitor()
                        .get(two)
                        .html()
                        .select("main a[href=/org/region/news/5]")
                        .size());
    }

    @Test
    public void whoWritesTooFastMustWaitAndLosesNothing() {
        Visitor member = member();
        String topic = open(member, section("Жылдамдық"), "Жылдам", "1");
        Visitor.Answer answer = null;
        for (int i = 2; i <= 14 && (answer == null || answer.status() == 303); i++) {
            answer = member.get(topic)
                    .submit("main form[action*=/reply?]", Map.of("words", "жылдам " + i, "do", "send"));
        }
        assertEquals(429, answer.status());
        assertTrue(answer.html().selectFirst("textarea").text().startsWith("жылдам "));
    }

    @Test
    public void switchingAndPowerCutsLoseNothing() throws IOException {
        Visitor member = member();
        String section = section("Сақтау");
        List<String> topics = new ArrayList<>();
        for (String title : List.of("а", "ә", "б")) {
            topics.add(open(member, section, title, "бірінші " + title));
        }
        member.get(topics.get(0))
                .upload("main form[action*=/reply?]", Map.of("words", "екінші", "do", "send"), file("сурет.png", PNG));
        String attached = portal.visitor()
                .get(topics.get(0))
                .html()
                .selectFirst(".post-files a")
                .attr("href");
        moderator.get(topics.get(1) + "/settings").submit("form[action$=/pin]", Map.of());
        Map<String, List<String>> before = rows(section, topics);
        assertEquals(List.of("ә", "а", "б"), before.get(section));

        String receipt = portal.console("bbu:disable forum").replaceAll("\\s+", " ");
        assertTrue(receipt, receipt.matches(".*forum_post (\\d+) \\1 .*"));
        assertTrue(receipt, receipt.matches(".*forum_attachment (\\d+) \\1 .*"));
        assertEquals(404, portal.status(forum));
        assertEquals(404, portal.status(attached));
        portal.kill9();
        portal.start();
        assertEquals(404, portal.status(forum));
        portal.console("bbu:enable forum");
        assertArrayEquals(PNG, portal.visitor().get(attached).bytes());
        assertEquals(before, rows(section, topics));
        assertEquals(
                "logged in as before",
                303,
                member.get(topics.get(2))
                        .submit("main form[action*=/reply?]", Map.of("words", "үзілістен бұрын", "do", "send"))
                        .status());
        before = rows(section, topics);
        portal.kill9();
        portal.start();
        portal.await(forum, status -> status == 200);
        assertEquals(before, rows(section, topics));
        assertArrayEquals(PNG, portal.visitor().get(attached).bytes());
        assertEquals(List.of("ә", "б", "а"), titles(portal.visitor(), section));
    }

    @Test
    public void aPowerCutLosesNoAcknowledgedPost() throws InterruptedException {
        List<Visitor> writers = List.of(member(), member(), member());
        String topic = open(writers.get(0), section("Үзіліс"), "Үзіліс", "1");
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        for (int cut = 0; cut < CUTS; cut++) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < writers.size(); i++) {
                Visitor writer = writers.get(i);
                String name = "w" + cut + "-" + i + "-";
                threads.add(new Thread(() -> write(writer, topic, name, acknowledged)));
            }
            int before = acknowledged.size();
            threads.forEach(Thread::start);
            while (acknowledged.size() < before + 2 + cut && threads.stream().anyMatch(Thread::isAlive)) {
                Thread.sleep(5);
            }
            portal.kill9();
            for (Thread thread : threads) {
                thread.join();
            }
            portal.start();
            portal.await(forum, status -> status == 200);
        }
        List<String> posts = new ArrayList<>();
        Document page = portal.visitor().get(topic).html();
        posts.addAll(page.select(".post-words").eachText());
        for (int number = 2; page.selectFirst("a[rel=next]") != null; number++) {
            page = portal.visitor().get(topic + "?page=" + number).html();
            posts.addAll(page.select(".post-words").eachText());
        }
        assertTrue(acknowledged + " of " + posts, posts.containsAll(acknowledged));
        assertEquals("no post twice", posts.size(), Set.copyOf(posts).size());
        String shown = page.selectFirst(".pager p").text();
        assertTrue(shown + " for " + posts, shown.endsWith(" " + posts.size()));
    }

    /** Sends posts until the power is gone, and notes those that were acknowledged. */
    private static void write(Visitor writer, String topic, String name, Set<String> acknowledged) {
        try {
            for (int i = 0; i < 8; i++) {
                Visitor.Answer answer =
                        writer.get(topic).submit("main form[action*=/reply?]", Map.of("words", name + i, "do", "send"));
                if (answer.status() == 303) {
                    acknowledged.add(name + i);
                }
            }
        } catch (UncheckedIOException gone) {
            // Whoever writes at the moment of a cut has no answer.
        }
    }

    @Test
    public void everyPageIsSoundInEveryLanguageOnEveryScreen() throws IOException {
        Visitor writer = moderator;
        String section = section("Көрініс");
        String topic = open(writer, section, "Көрініс", "# Тақырып\n\n> дәйексөз\n\n- тізім\n\n`код` [сілтеме](/)");
        reply(writer, topic, "жауап " + "ұзынсөз".repeat(40));
        String post = post(topic, 2);
        writer.get(post + "/edit")
                .upload(
                        "form[action*=/edit?]",
                        Map.of("words", "жаңа", "do", "send"),
                        file("ұзынатау".repeat(12) + ".png", PNG),
                        file("Ереже.txt", "мәтін".getBytes(StandardCharsets.UTF_8)));
        writer.get(post + "/hide").submit("form[action$=/hide]", Map.of("reason", "себеп"));
        List<String> pages = List.of(
                forum,
                forum + "/sections",
                forum + "/search?search=жауап",
                forum + "/search",
                section,
                section + "/new",
                topic,
                topic + "/reply",
                topic + "/settings",
                post(topic, 1) + "/hide",
                post + "/edit",
                post + "/history");
        List<String> faults = new ArrayList<>();
        try (Browser.Window window = Browser.window(320)) {
            for (String cookie : writer.cookies(portal.url("/")).split("; ")) {
                String[] parts = cookie.split("=", 2);
                add(window, parts[0], parts[1]);
            }
            for (String language : List.of("kk", "ru", "en")) {
                add(window, "lang", language);
                for (String page : pages) {
                    assertEquals(page, 200, window.open(portal.url(page)));
                    HtmlChecker.errors(window.html()).forEach(fault -> faults.add(page + ": " + fault));
                    if (List.of(forum, section, topic).contains(page)) {
                        window.controlsOnPaper().forEach(control -> faults.add("on paper: " + page + ": " + control));
                    }
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

    private static Visitor account(String role, long authority) {
        return Account.add(portal, administrator, role, authority).visitor();
    }

    private static Visitor member() {
        return account("MEMBER", region.root());
    }

    /** Adds a section and gives its path. */
    private static String section(String name) {
        Visitor.Answer answer = moderator
                .get(forum + "/sections")
                .submit("form[action$=/forum/sections]", Map.of("name", name, "description", "", "place", "10"));
        assertEquals(answer.toString(), 303, answer.status());
        return portal.visitor().get(forum).html().select(".card h3 a").stream()
                .filter(link -> link.text().equals(name))
                .reduce((first, last) -> last)
                .orElseThrow()
                .attr("href");
    }

    /** Opens a topic and gives its path. */
    private static String open(Visitor visitor, String section, String title, String words) {
        Visitor.Answer answer = visitor.get(section + "/new")
                .submit("main form[action*=/new?]", Map.of("title", title, "words", words, "do", "send"));
        assertEquals(answer.toString(), 303, answer.status());
        return URI.create(answer.header("Location")).getPath();
    }

    private static void reply(Visitor visitor, String topic, String words) {
        Visitor.Answer answer =
                visitor.get(topic).submit("main form[action*=/reply?]", Map.of("words", words, "do", "send"));
        assertEquals(answer.toString(), 303, answer.status());
    }

    /** The stable address of a post. */
    private static String post(String topic, int number) {
        return moderator
                .get(topic)
                .html()
                .selectFirst("#post-" + number + " h2 a")
                .attr("href");
    }

    private static List<String> posts(Visitor visitor, String topic) {
        return visitor.get(topic).html().select(".post-words").eachText();
    }

    private static List<String> titles(Visitor visitor, String section) {
        return visitor.get(section).html().select(".topic-list h3").eachText();
    }

    private static Map<String, List<String>> rows(String section, List<String> topics) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put(section, titles(portal.visitor(), section));
        topics.forEach(topic -> rows.put(topic, posts(portal.visitor(), topic)));
        return rows;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.getRoot().toPath().resolve(name), content);
    }

    /** Sends a form with files to where the visitor sees none, with the token of a topic's page. */
    private static Visitor.Answer send(Visitor visitor, String topic, String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) ->
                body.append("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        return visitor.send(visitor.request(path + "?csrf=" + token(visitor, topic))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body + "--b--\r\n")));
    }

    /** The token of a form that the visitor sees on a page. */
    private static String token(Visitor visitor, String page) {
        return visitor.get(page).html().selectFirst("input[name=csrf]").val();
    }
}
