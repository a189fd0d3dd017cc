package kz.bbu.itests;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Documents from the upload to the download, as staff and the public meet them (S25–S27).
 *
 * <p>{@code -Dbbu.powercuts} says how often the power is cut.
 */
public class DocumentsIT {
    private static final String TAB = "/org/region/documents";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    private static final int CUTS = Integer.getInteger("bbu.powercuts", 3);
    private static final int MEGABYTE = 1_000_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Portal portal;
    private Visitor staff;
    private Visitor reader;

    @Before
    public void start() throws IOException {
        Path scanner = Files.writeString(
                folder.newFile("scan.sh").toPath(), "grep -q EICAR-STANDARD \"$1\" && exit 1\nexit 0\n");
        portal = Portal.fresh("documents")
                .setting("kz.bbu.files.cfg", "maxFileMegabytes", "25")
                .setting("kz.bbu.web.cfg", "maxUploadMegabytes", "100")
                .setting("kz.bbu.files.cfg", "orphanSeconds", "1")
                .setting("kz.bbu.files.cfg", "scanCommand", "/bin/sh " + scanner);
        portal.start();
        portal.await(TAB, status -> status == 200);
        staff = portal.administrator();
        reader = portal.visitor();
    }

    @After
    public void stop() {
        portal.close();
    }

    @Test
    public void aDocumentGoesThroughItsLife() throws IOException {
        byte[] words = "Бұйрық мәтіні\n".repeat(1000).getBytes(StandardCharsets.UTF_8);
        assertEquals(303, upload(TAB, "Бұйрық №5.txt", words).status());
        assertEquals(List.of("Бұйрық №5.txt"), names(TAB));

        Visitor.Answer whole = reader.get(document("Бұйрық №5.txt") + "/download");
        assertEquals(200, whole.status());
        assertArrayEquals(words, whole.bytes());
        assertEquals(Integer.toString(words.length), whole.header("Content-Length"));
        assertTrue(whole.header("Content-Disposition").startsWith("attachment; "));
        assertTrue(whole.header("Content-Disposition")
                .endsWith("filename*=UTF-8''%D0%91%D2%B1%D0%B9%D1%80%D1%8B%D2%9B%20%E2%84%965.txt"));
        assertTrue(whole.header("Content-Security-Policy").contains("sandbox"));
        assertEquals("nosniff", whole.header("X-Content-Type-Options"));
        Visitor.Answer part = get(document("Бұйрық №5.txt") + "/download", "Range", "bytes=100-199");
        assertEquals(206, part.status());
        assertEquals("bytes 100-199/" + words.length, part.header("Content-Range"));
        assertArrayEquals(Arrays.copyOfRange(words, 100, 200), part.bytes());
        Visitor.Answer same = get(document("Бұйрық №5.txt") + "/download", "If-None-Match", whole.header("ETag"));
        assertEquals(304, same.status());
        assertEquals(
                416,
                get(document("Бұйрық №5.txt") + "/download", "Range", "bytes=99999999-")
                        .status());
        Visitor.Answer packed = get(document("Бұйрық №5.txt") + "/download", "Accept-Encoding", "gzip");
        assertArrayEquals(words, packed.bytes());

        assertEquals(List.of("Бұйрық №5.txt"), names(TAB + "?search=%D0%B1%D2%B1%D0%B9%D1%80%D1%8B%D2%9B"));
        assertEquals(List.of(), names(TAB + "?search=zzz"));

        Visitor.Answer made = staff.get(TAB).submit("form[action$=/folders]", Map.of("name", "Бұйрықтар"));
        String inFolder = made.header("Location").replaceFirst("^https?://[^/]+", "");
        String id = inFolder.replaceFirst(".*=", "");
        String place = document("Бұйрық №5.txt");
        assertEquals(
                303,
                staff.get(place)
                        .submit("form[action$=/move]", Map.of("folder", id))
                        .status());
        assertEquals(List.of(), names(TAB));
        assertEquals(List.of("Бұйрық №5.txt"), names(inFolder));
        assertEquals(
                303,
                staff.get(place)
                        .submit("form[action$=/rename]", Map.of("name", "../Ереже.txt"))
                        .status());
        assertEquals(List.of("Ереже.txt"), names(inFolder));
        assertEquals(
                422,
                staff.get(place)
                        .submit("form[action$=/rename]", Map.of("name", "x".repeat(300)))
                        .status());

        Visitor.Answer deleted = staff.follow(staff.get(place).submit("form[action$=/delete]", Map.of()));
        assertEquals(404, reader.get(place + "/download").status());
        assertEquals(List.of(), names(inFolder));
        assertEquals(303, deleted.submit("form.undo", Map.of()).status());
        assertArrayEquals(words, reader.get(place + "/download").bytes());

        Visitor.Answer gone = staff.follow(staff.get(TAB + "/folders/" + id).submit("form[action$=/delete]", Map.of()));
        assertEquals(404, reader.get(place + "/download").status());
        assertEquals(404, reader.get(inFolder).status());
        assertEquals(303, gone.submit("form.undo", Map.of()).status());
        assertEquals(List.of("Ереже.txt"), names(inFolder));

        assertTrue(reader.get(TAB + "/feed").text().contains("<title>Ереже.txt</title>"));
        assertEquals(List.of(), portal.complaints());
        String receipt = portal.console("bbu:disable documents");
        assertTrue(receipt, receipt.replaceAll("\\s+", " ").contains("documents_document 1 1"));
        assertEquals(404, reader.get(place + "/download").status());
        portal.console("bbu:enable documents");
        // The REST whiteboard warns of resources that go while it takes out the one before them.
        int before = portal.complaints().size();
        portal.kill9();
        portal.start();
        reader = portal.visitor();
        assertArrayEquals(words, reader.get(place + "/download").bytes());
        assertEquals(
                List.of(),
                portal.complaints().subList(before, portal.complaints().size()));
    }

    @Test
    public void hostileFilesDoNoHarm() throws IOException {
        byte[] page = "<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        upload(TAB, "photo.png", page);
        upload(TAB, "drawing.svg", drawing);
        for (String name : List.of("photo.png", "drawing.svg")) {
            for (String way : List.of("/download", "/view")) {
                Visitor.Answer answer = reader.get(document(name) + way);
                assertTrue(name, answer.header("Content-Disposition").startsWith("attachment"));
                assertEquals(name, "application/octet-stream", answer.header("Content-Type"));
                assertTrue(name, answer.header("Content-Security-Policy").contains("sandbox"));
            }
            assertEquals(0, reader.get(document(name)).html().select("main img").size());
        }
        upload(TAB, "real.png", PNG);
        Visitor.Answer shown = reader.get(document("real.png") + "/view");
        assertTrue(shown.header("Content-Disposition").startsWith("inline"));
        assertEquals("image/png", shown.header("Content-Type"));
        assertTrue(shown.header("Content-Security-Policy").contains("sandbox"));
        assertEquals(
                1, reader.get(document("real.png")).html().select("main img").size());
        byte[] report = "%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n"
                .getBytes(StandardCharsets.US_ASCII);
        upload(TAB, "report.txt", report);
        Visitor.Answer opened = reader.get(document("report.txt") + "/view");
        assertTrue(opened.header("Content-Disposition").startsWith("inline"));
        assertEquals("application/pdf", opened.header("Content-Type"));
        assertTrue(opened.header("Content-Security-Policy").contains("sandbox"));
        assertEquals("nosniff", opened.header("X-Content-Type-Options"));

        String eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
        assertEquals(
                422,
                upload(TAB, "eicar.com", eicar.getBytes(StandardCharsets.US_ASCII))
                        .status());
        Visitor.Answer large = upload(TAB, "large.bin", new byte[25 * MEGABYTE + 1]);
        assertEquals(413, large.status());
        assertTrue(large.html().select(".summary-errors").text().contains("large.bin"));
        assertEquals(Set.of("photo.png", "drawing.svg", "real.png", "report.txt"), Set.copyOf(names(TAB)));

        Path named = Files.write(folder.newFile("x").toPath(), PNG);
        assertEquals(303, uploadAs(TAB, "../../../x", named).status());
        Visitor.Answer shortened = uploadAs(TAB, "ұ".repeat(300) + ".png", named);
        assertEquals(303, shortened.status());
        assertEquals(
                "one cookie for two notices",
                1,
                shortened.response().headers().allValues("Set-Cookie").stream()
                        .filter(cookie -> cookie.startsWith("notices="))
                        .count());
        assertEquals(2, staff.get(TAB).html().select(".notice").size());
        assertTrue(names(TAB).contains("x"));
        assertTrue(names(TAB).contains("ұ".repeat(195) + "….png"));
        assertEquals(
                403,
                reader.send(reader.request(TAB).POST(BodyPublishers.noBody())).status());
        assertEquals(List.of(), portal.complaints());
    }

    @Test
    public void noAcknowledgedFileIsLostWhenThePowerIsCut() throws Exception {
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        Random random = new Random(5);
        byte[] content = new byte[400_000];
        random.nextBytes(content);
        for (int cut = 0; cut < CUTS; cut++) {
            AtomicBoolean end = new AtomicBoolean();
            List<Thread> writers = new ArrayList<>();
            for (int writer = 0; writer < 3; writer++) {
                String prefix = cut + "-" + writer + "-";
                Visitor visitor = portal.administrator();
                Visitor.Answer form = visitor.get(TAB);
                Thread thread = new Thread(() -> {
                    for (int i = 0; !end.get(); i++) {
                        try {
                            Path file = Files.write(folder.getRoot().toPath().resolve(prefix + i + ".bin"), content);
                            if (form.upload("form[enctype]", Map.of(), file).status() == 303) {
                                acknowledged.add(prefix + i + ".bin");
                            }
                        } catch (IOException | RuntimeException cutOff) {
                            return;
                        }
                    }
                });
                thread.start();
                writers.add(thread);
            }
            int before = acknowledged.size();
            while (acknowledged.size() < before + 5) {
                Thread.sleep(20);
            }
            Thread.sleep(random.nextInt(500));
            portal.kill9();
            end.set(true);
            for (Thread writer : writers) {
                writer.join();
            }
            portal.start();
        }
        portal.await(TAB, status -> status == 200);
        reader = portal.visitor();
        Set<String> there = new HashSet<>();
        Set<String> links = new HashSet<>();
        for (int page = 1; ; page++) {
            List<Element> rows = reader.get(TAB + "?page=" + page).html().select(".documents tbody th a");
            if (rows.isEmpty()) {
                break;
            }
            rows.forEach(row -> {
                there.add(row.text());
                links.add(row.attr("href"));
            });
        }
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(there);
        assertEquals("acknowledged and lost of " + acknowledged.size(), Set.of(), lost);
        for (String link : links) {
            assertArrayEquals(link, content, reader.get(link + "/download").bytes());
        }
        // What the last cut left may still be young at the sweep of the start.
        portal.stop();
        portal.start();
        portal.await(TAB, status -> status == 200);
        assertNotEquals(0, links.size());
        for (int i = 0; i < 100 && onDisk().size() != links.size(); i++) {
            Thread.sleep(100);
        }
        assertEquals("files with a row and no others", links.size(), onDisk().size());
        assertEquals(
                "of forms that were cut off", List.of(), filesIn(portal.home().resolve("data/tmp/uploads")));
        System.out.println(CUTS + " cuts during uploads: " + acknowledged.size() + " acknowledged, " + links.size()
                + " there, 0 lost, 0 orphans");
    }

    private List<Path> onDisk() throws IOException {
        return filesIn(portal.data().resolve("files"));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toList());
        }
    }

    private List<String> names(String page) {
        return reader.get(page).html().select(".documents tbody th a").eachText();
    }

    private String document(String name) {
        for (String page :
                List.of(TAB, TAB + "?search=" + name.replace(" ", "+").replaceAll("[^A-Za-z0-9+.]", ""))) {
            for (Element link : reader.get(page).html().select(".documents tbody th a")) {
                if (link.text().equals(name)) {
                    return link.attr("href");
                }
            }
        }
        throw new AssertionError("no " + name);
    }

    private Visitor.Answer get(String path, String header, String value) {
        return reader.send(reader.request(path).header(header, value).GET());
    }

    private Visitor.Answer upload(String page, String name, byte[] content) throws IOException {
        return staff.get(page)
                .upload(
                        "form[enctype]",
                        Map.of(),
                        Files.write(folder.getRoot().toPath().resolve(name), content));
    }

    /** Sends a file under a name that no disk would take. */
    private Visitor.Answer uploadAs(String page, String name, Path file) throws IOException {
        String target = staff.get(page).form("form[enctype]").absUrl("action");
        byte[] head = ("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofByteArray(head),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--b--\r\n"));
        return staff.send(staff.request(target.replaceFirst("^https?://[^/]+", ""))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(body));
    }
}
