package kz.bbu.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.select.Elements;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Many, large and refused files at once (S25), with a script and without one; and the room that they have.
 *
 * <p>{@code -Dbbu.uploads} says how many come at once, {@code -Dbbu.uploadMegabytes} how large they are.
 */
public class UploadIT {
    private static final String TAB = "/org/region/documents";
    private static final int MEGABYTE = 1_000_000;
    private static final int UPLOADS = Integer.getInteger("bbu.uploads", 8);
    private static final int SIZE = Integer.getInteger("bbu.uploadMegabytes", 20);
    private static final int LARGEST = SIZE + 5;
    private static final int LARGEST_FORM = 100;

    private static Portal portal;
    private static Visitor staff;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void start() {
        portal = Portal.fresh("uploads")
                .setting("kz.bbu.files.cfg", "maxFileMegabytes", Integer.toString(LARGEST))
                .setting("kz.bbu.web.cfg", "maxUploadMegabytes", Integer.toString(LARGEST_FORM));
        portal.start();
        staff = portal.administrator();
    }

    @AfterClass
    public static void stop() {
        portal.close();
    }

    @Test
    public void whatIsTooLargeIsRefusedWhileItComesAndFillsNoMemory() throws IOException {
        String form = staff.get(TAB).form("form[enctype]").attr("action");
        String part = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n";
        // What the first upload needs once is no matter of its size.
        assertEquals(200, file(form, "warm.bin", random(0)).status());
        long before = portal.residentMegabytes();
        Flood announced = Flood.of(form, "multipart/form-data; boundary=b", part, 2_147_483_648L);
        Flood chunked = Flood.of(form, "multipart/form-data; boundary=b", part, -1);
        Flood plain = Flood.of(form + "&name=x", "application/octet-stream", "", -1);
        long after = portal.residentMegabytes();
        for (Flood flood : List.of(announced, chunked, plain)) {
            assertTrue(flood.toString(), flood.status == 413 && flood.megabytes < LARGEST_FORM + 20);
        }
        assertTrue(announced.toString(), announced.megabytes < 20);
        String figures = "uploads without end: resident " + before + " → " + after + " MB; " + announced + ", "
                + chunked + ", " + plain;
        System.out.println(figures);
        assertTrue(figures, after - before < 100);
        for (String left : List.of("data/tmp/uploads", "../data/files/incoming")) {
            assertEquals(left, 0, portal.home().resolve(left).toFile().list().length);
        }
    }

    @Test
    public void manyLargeFilesAtOnceComeWhole() throws Exception {
        String address = newFolder("Many");
        String form = staff.get(address).form("form[enctype]").attr("action");
        long before = portal.residentMegabytes();
        long begun = System.nanoTime();
        ExecutorService threads = Executors.newFixedThreadPool(UPLOADS);
        try {
            List<Future<Integer>> uploads = new ArrayList<>();
            for (int i = 0; i < UPLOADS; i++) {
                byte[] content = random(i);
                Path file = Files.write(folder.newFile(numbered(i)).toPath(), content);
                boolean plain = i % 2 == 0;
                uploads.add(threads.submit(() -> plain
                        ? file(form, file.getFileName().toString(), content).status()
                        : staff.get(address)
                                .upload("form[enctype]", Map.of(), file)
                                .status()));
            }
            for (int i = 0; i < UPLOADS; i++) {
                assertEquals(i % 2 == 0 ? 200 : 303, (int) uploads.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.printf(
                "%d uploads of %d MB at once: %.1f s, resident %d → %d MB%n",
                UPLOADS, SIZE, (System.nanoTime() - begun) / 1e9, before, portal.residentMegabytes());
        Elements links = staff.get(address).html().select(".documents tbody th a");
        assertEquals(UPLOADS, links.size());
        for (int i = 0; i < UPLOADS; i++) {
            assertEquals(numbered(i), links.get(i).text());
            Visitor.Answer download = staff.get(links.get(i).attr("href") + "/download");
            assertArrayEquals(random(i), download.bytes());
        }
    }

    private static String numbered(int i) {
        return String.format("%03d.bin", i);
    }

    @Test
    public void ofAFormThatIsRefusedInPartItIsToldWhatWasStored() throws IOException {
        String address = newFolder("Part");
        String target = staff.get(address).form("form[enctype]").attr("action");
        StringBuilder body = new StringBuilder();
        for (String[] file :
                new String[][] {{"a.txt", "a"}, {"b.bin", "x".repeat(LARGEST * MEGABYTE + 1)}, {"c.txt", "c"}}) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file[0] + "\"\r\n\r\n"
                    + file[1] + "\r\n");
        }
        Visitor.Answer answer = staff.send(staff.request(target)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body + "--b--\r\n")));
        assertEquals(413, answer.status());
        assertTrue(answer.html().select(".summary-errors").text().contains("b.bin"));
        assertTrue(answer.html().select(".notice-done").text().contains("a.txt, c.txt"));
        assertEquals(List.of("a.txt", "c.txt"), names(address));
    }

    @Test
    public void aScriptTellsHowFarTheFilesAreAndWhatBecameOfEach() throws IOException {
        String address = newFolder("Script");
        Path good = Files.write(folder.newFile("good.bin").toPath(), random(1));
        Path large = Files.write(folder.newFile("large.bin").toPath(), new byte[LARGEST * MEGABYTE + 1]);
        Path last = Files.writeString(folder.newFile("Бұйрық.txt").toPath(), "сәлем");
        try (Browser.Window window = window("ru")) {
            window.open(portal.url(address));
            Page page = window.page();
            page.evaluate("""
                    window.seen = [];
                    const bar = document.querySelector('.upload progress');
                    const see = () => seen.push(bar.closest('.upload').querySelector('p').textContent + '|' + bar.value / bar.max);
                    new MutationObserver(see).observe(bar, {attributes: true});""");
            page.setInputFiles("#file", new Path[] {good, large, last});
            page.click("form[data-upload] button:not([type=button])");
            page.waitForCondition(
                    () -> !page.textContent("form[data-upload] [role=status]").isEmpty());
            assertEquals("Загружено: 2 из 3", page.textContent("form[data-upload] [role=status]"));
            List<String> told = page.locator("form[data-upload] li").allTextContents();
            assertEquals("✓ good.bin", told.get(0));
            assertTrue(told.toString(), told.get(1).startsWith("Файл «large.bin» не загружен."));
            assertTrue(told.toString(), told.get(1).contains(LARGEST + " МБ"));
            assertEquals("✓ Бұйрық.txt", told.get(2));
            String seen = page.evaluate("seen.join('\\n')").toString();
            assertTrue(seen, seen.contains("Загружается 1 из 3: good.bin|0.") && seen.endsWith("|1"));
            assertFalse(page.isVisible(".upload progress"));
            assertEquals(
                    "what was not stored stays chosen",
                    "large.bin",
                    page.evaluate("file.files.length == 1 && file.files[0].name"));
            page.waitForCondition(() -> page.locator(".documents tbody tr").count() == 2);
            assertEquals(List.of(), window.axe());
            assertEquals(List.of(), window.complaints());
        }
        assertArrayEquals(
                random(1), staff.get(link(address, "good.bin") + "/download").bytes());
    }

    @Test
    public void anUploadThatIsStoppedSaysWhatWasNotSent() throws IOException {
        String address = newFolder("Stop");
        Path first = Files.writeString(folder.newFile("first.txt").toPath(), "x");
        Path second = Files.writeString(folder.newFile("second.txt").toPath(), "x");
        try (Browser.Window window = window("kk")) {
            window.open(portal.url(address));
            Page page = window.page();
            page.route("**/documents?*name=*", route -> {
                // The network takes it and gives no answer.
            });
            page.setInputFiles("#file", new Path[] {first, second});
            page.click(".upload-result button");
            page.click(".upload button");
            page.waitForCondition(
                    () -> !page.textContent(".upload-result [role=status]").isEmpty());
            assertEquals("Жүктелді: 0 / 2", page.textContent(".upload-result [role=status]"));
            assertEquals(
                    List.of("«first.txt» жүктелмеді. Сіз тоқтаттыңыз.", "«second.txt» жіберілмеді."),
                    page.locator(".upload-result li").allTextContents());
        }
        assertEquals(List.of(), names(address));
    }

    @Test
    public void aFullRoomIsToldByTheScriptToo() throws IOException {
        String address = newFolder("Full");
        long used = 1 + onDisk() / MEGABYTE;
        setQuota(Long.toString(used));
        try (Browser.Window window = window("en")) {
            Path file = Files.write(folder.newFile("room.bin").toPath(), random(2));
            Path after = Files.writeString(folder.newFile("after.txt").toPath(), "x");
            window.open(portal.url(address));
            Page page = window.page();
            page.setInputFiles("#file", new Path[] {file, after});
            page.click("form[data-upload] button:not([type=button])");
            page.waitForCondition(
                    () -> !page.textContent("form[data-upload] [role=status]").isEmpty());
            assertEquals("Uploaded: 1 of 2", page.textContent("form[data-upload] [role=status]"));
            String told = page.locator("form[data-upload] li").first().textContent();
            assertTrue(told, told.startsWith("“room.bin” was not uploaded. The organisation has used up its " + used));
        } finally {
            setQuota("");
        }
        assertEquals(List.of("after.txt"), names(address));
        assertTrue(staff.get("/admin/audit").html().text().contains("→ " + used + " MB"));
    }

    @Test
    public void namesWithoutASpaceFitAPhone() {
        String outer = newFolder("Ұ".repeat(150));
        String id = outer.replaceFirst(".*=", "");
        Visitor.Answer made = staff.get(outer).submit("form[action$=/folders]", Map.of("name", "Қ".repeat(150)));
        String inner = made.header("Location").replaceFirst("^https?://[^/]+", "");
        String form = staff.get(inner).form("form[enctype]").attr("action");
        file(form, "Ң".repeat(150) + ".txt", new byte[1]);
        String document =
                staff.get(inner).html().selectFirst(".documents tbody th a").attr("href");
        Visitor.Answer deleted = staff.get(document).submit("form[action$=/delete]", Map.of());
        String undo = deleted.header("Location").replaceFirst("^https?://[^/]+", "");
        List<String> wide = new ArrayList<>();
        try (Browser.Window window = window("kk")) {
            window.resize(320);
            // The notice of the deletion first: with it the document comes back.
            window.open(portal.url(undo));
            assertFalse("the notice", window.scrollsSideways());
            window.page().click("form.undo button");
            for (String page : List.of(outer, inner, TAB + "/folders/" + id, document, "/admin/quotas")) {
                assertEquals(page, 200, window.open(portal.url(page)));
                if (window.scrollsSideways()) {
                    wide.add(page);
                }
            }
        }
        assertEquals(List.of(), wide);
    }

    @Test
    public void aFoldersNameIsTakenHoweverItIsTyped() {
        newFolder("Жəне басқа");
        Visitor.Answer answer = staff.get(TAB).submit("form[action$=/folders]", Map.of("name", "ЖӘНЕ  БАСҚА"));
        assertEquals(422, answer.status());
        assertTrue(answer.html()
                .select(".summary-errors a[href=#folder-name]")
                .text()
                .contains("«Жəне басқа»"));
        assertEquals("ЖӘНЕ  БАСҚА", answer.html().selectFirst("#folder-name").val());
    }

    private static void setQuota(String megabytes) {
        String page = staff.get("/admin/quotas")
                .html()
                .selectFirst("main th a[href^=/admin/quotas/]")
                .attr("href");
        assertEquals(
                303,
                staff.get(page)
                        .submit("main form", Map.of("megabytes", megabytes))
                        .status());
    }

    private static long onDisk() throws IOException {
        long bytes = 0;
        try (var all = Files.walk(portal.data().resolve("files"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static Browser.Window window(String language) {
        Browser.Window window = Browser.window(1280);
        String site = portal.url("/").toString();
        List<Cookie> cookies = new ArrayList<>(List.of(new Cookie("lang", language).setUrl(site)));
        for (String pair : staff.cookies(portal.url("/")).split("; ")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].equals("lang")) {
                cookies.add(new Cookie(parts[0], parts[1]).setUrl(site));
            }
        }
        window.page().context().addCookies(cookies);
        return window;
    }

    /** Makes a folder and gives its address. */
    private static String newFolder(String name) {
        Visitor.Answer made = staff.get(TAB).submit("form[action$=/folders]", Map.of("name", name));
        assertEquals(made.toString(), 303, made.status());
        return made.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    private static List<String> names(String address) {
        return staff.get(address).html().select(".documents tbody th a").eachText();
    }

    private static String link(String address, String name) {
        return staff.get(address)
                .html()
                .select(".documents tbody th a:containsOwn(" + name + ")")
                .attr("href");
    }

    /** Sends a file as the script does. */
    private static Visitor.Answer file(String form, String name, byte[] content) {
        return staff.send(staff.request(form + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .header("Content-Type", "application/octet-stream")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofByteArray(content)));
    }

    private static byte[] random(int seed) {
        byte[] content = new byte[SIZE * MEGABYTE];
        new Random(seed).nextBytes(content);
        return content;
    }

    /**
     * A body without end.
     *
     * @param megabytes how much of it was sent until the answer came
     */
    private record Flood(int status, long megabytes) {
        /** Takes the bytes that are announced, or less than none for a body in chunks. */
        static Flood of(String address, String type, String head, long announced) throws IOException {
            URI uri = portal.url(address);
            try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + address + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nCookie: "
                                + staff.cookies(uri) + "\r\nContent-Type: " + type + "\r\n"
                                + (announced < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + announced)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                byte[] block = new byte[MEGABYTE];
                System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, block, 0, head.length());
                byte[] size = announced < 0 ? "f4240\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0];
                byte[] end = announced < 0 ? "\r\n".getBytes(StandardCharsets.US_ASCII) : new byte[0];
                InputStream in = socket.getInputStream();
                long sent = 0;
                try {
                    while (in.available() == 0 && sent < 4_000) {
                        out.write(size);
                        out.write(block);
                        out.write(end);
                        block = new byte[MEGABYTE];
                        sent++;
                    }
                } catch (IOException closed) {
                    // The answer is there.
                }
                String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
                return new Flood(status.isEmpty() ? 0 : Integer.parseInt(status.substring(9)), sent);
            }
        }
    }
}
