package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.testkit.FakeFiles;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class AttachmentsOnEachDatabaseTest extends OnEachDatabase {
    @Test
    public void aPostHasTheFilesThatItWasSentWith() {
        Topic topic = open("Тақырып", "бір");
        Attachment picture = send(BOLAT, "сурет.png");
        Attachment text = send(BOLAT, "мәтін.txt");
        long post = reply(topic, BOLAT, List.of(picture.id(), text.id()));
        assertEquals(Map.of(post, List.of("сурет.png", "мәтін.txt")), shown(topic));
        Attachment first = attachments.of(post).get(0);
        assertTrue(first.picture());
        assertEquals("image/png", first.type());
        assertEquals(4, first.bytes());
        assertEquals(
                "сурет.png",
                attachments.download(post, picture.id(), false).orElseThrow().name());
    }

    @Test
    public void aFileIsFoundUnderItsOwnPostOnly() {
        Topic topic = open("Тақырып", "бір");
        Attachment file = send(BOLAT, "мәтін.txt");
        long post = reply(topic, BOLAT, List.of(file.id()));
        long other = reply(topic, BOLAT, List.of());
        assertTrue(attachments.download(other, file.id(), false).isEmpty());
        assertTrue(attachments.download(post, file.id() + 1, false).isEmpty());
        assertTrue(
                "what nobody has sent yet",
                attachments.download(0, send(BOLAT, "x").id(), false).isEmpty());
    }

    @Test
    public void onlyWhatOneSentOneselfAndBelongsNowhereCanBeChosen() {
        Topic topic = open("Тақырып", "бір");
        long file = send(BOLAT, "мәтін.txt").id();
        assertEquals(List.of(file), chosen(BOLAT, 0, file));
        assertEquals("somebody else", List.of(), chosen(AIGUL, 0, file));
        assertEquals(
                "another authority",
                List.of(),
                TestViewers.call(BOLAT, () -> attachments.choose(ELSEWHERE, 0, List.of(file))));
        Problem refused = assertThrows(Problem.class, () -> reply(topic, AIGUL, List.of(file)));
        assertEquals(CommonError.CONFLICT, refused.code());
        assertEquals("nothing of the post is there", 1, topic(topic.id()).posts());
        long post = reply(topic, BOLAT, List.of(file));
        assertEquals("it belongs to a post", List.of(), chosen(BOLAT, 0, file));
        assertEquals(List.of(file), chosen(AIGUL, post, file));
        assertThrows(Problem.class, () -> reply(topic, BOLAT, List.of(file)));
    }

    @Test
    public void anEditTakesAFileAwayAndBringsItBack() {
        Topic topic = open("Тақырып", "бір");
        long one = send(BOLAT, "бір.txt").id();
        long two = send(BOLAT, "екі.txt").id();
        long id = reply(topic, BOLAT, List.of(one, two));
        edit(topic, id, List.of(two));
        assertEquals(Map.of(id, List.of("екі.txt")), shown(topic));
        assertTrue(attachments.download(id, one, false).isEmpty());
        assertEquals(
                List.of("бір.txt"),
                attachments.removedFrom(id).stream().map(Attachment::name).toList());
        edit(topic, id, List.of(two, one));
        assertEquals(Map.of(id, List.of("бір.txt", "екі.txt")), shown(topic));
        assertEquals(List.of(), attachments.removedFrom(id));
        edit(topic, id, List.of());
        assertEquals(
                "each version tells its files",
                List.of(List.of("бір.txt", "екі.txt"), List.of("екі.txt"), List.of("бір.txt", "екі.txt")),
                reader.versions(id, 1).stream().map(Version::files).toList());
    }

    @Test
    public void theNamesOfAsManyFilesAsMayBeAreKeptInTheHistory() {
        Topic topic = open("Тақырып", "бір");
        List<Long> files = new ArrayList<>();
        for (int i = 0; i < Attachments.MOST; i++) {
            files.add(send(BOLAT, i + "\uFDFA".repeat(199)).id());
        }
        long id = reply(topic, BOLAT, files);
        edit(topic, id, List.of());
        assertEquals(Attachments.MOST, reader.versions(id, 1).get(0).files().size());
    }

    @Test
    public void whatNoPostHasForLongIsSwept() {
        Topic topic = open("Тақырып", "бір");
        long kept = send(BOLAT, "бар.txt").id();
        long removed = send(BOLAT, "алынған.txt").id();
        send(BOLAT, "жіберілмеген.txt");
        long id = reply(topic, BOLAT, List.of(kept, removed));
        edit(topic, id, List.of(kept));
        assertEquals(List.of("бар.txt", "алынған.txt", "жіберілмеген.txt"), keptAfter(Duration.ofMinutes(359)));
        assertEquals(List.of("бар.txt", "алынған.txt"), keptAfter(Duration.ofMinutes(361)));
        assertEquals(List.of("бар.txt", "алынған.txt"), keptAfter(Duration.ofDays(29)));
        assertEquals(List.of("бар.txt"), keptAfter(Duration.ofDays(31)));
        assertEquals(1, sql.number("select count(*) from forum_attachment"));
    }

    @Test
    public void aFileHasALimitAndTheForumHasHalfOfTheRoom() {
        Problem tooLarge = assertThrows(Problem.class, () -> send(BOLAT, "үлкен", new byte[20_000_001]));
        assertEquals(CommonError.TOO_LARGE, tooLarge.code());
        send(BOLAT, "бір", new byte[20_000_000]);
        Problem full = assertThrows(Problem.class, () -> send(BOLAT, "екі", new byte[5_000_001]));
        assertEquals(ForumError.NO_ROOM, full.code());
        send(BOLAT, "үш", new byte[5_000_000]);
        assertEquals(2, sql.number("select count(*) from forum_attachment"));
    }

    @Test
    public void anAccountsFilesThatAreInNoPostHaveALimit() {
        FakeFiles large = new FakeFiles(1_000_000_000);
        attachments = new Attachments(store, large, database.transactions(), (what, who, most, time) -> {});
        Topic topic = open("Тақырып", "бір");
        Attachment first = send(BOLAT, "бір");
        sql.update("update forum_attachment set bytes = 199999996");
        send(BOLAT, "екі");
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("it was read");
            }
        };
        assertTooMuch(() -> attachments.receive(AUTHORITY, "үш", unread));
        assertTooMuch(() -> attachments.receive(ELSEWHERE, "үш", unread));
        send(AIGUL, "басқанікі");

        long post = reply(topic, BOLAT, List.of(first.id()));
        Attachment third = send(BOLAT, "үш");
        edit(topic, post, List.of());
        assertTooMuch(() -> attachments.receive(AUTHORITY, "төрт", new ByteArrayInputStream(new byte[1])));
        edit(topic, post, List.of(first.id(), third.id()));
        send(BOLAT, "төрт");
    }

    private static void assertTooMuch(Runnable sending) {
        Problem refused = assertThrows(Problem.class, () -> as(BOLAT, sending));
        assertEquals(ForumError.TOO_MUCH_LOOSE, refused.code());
        assertEquals(List.of(200), refused.arguments());
    }

    @Test
    public void anAccountSendsSixtyFilesInAnHour() {
        Map<String, Integer> counted = new HashMap<>();
        attachments = new Attachments(store, files, database.transactions(), (what, who, most, time) -> {
            assertEquals("forum.file 60 PT1H", what + " " + most + " " + time);
            if (counted.merge(who, 1, Integer::sum) > most) {
                throw new Problem(CommonError.TOO_MANY, 60);
            }
        });
        for (int i = 0; i < 60; i++) {
            send(BOLAT, "файл");
        }
        assertEquals(
                CommonError.TOO_MANY,
                assertThrows(Problem.class, () -> send(BOLAT, "артық")).code());
        assertEquals(60, files.kept().size());
        send(AIGUL, "басқанікі");
    }

    private List<String> keptAfter(Duration time) {
        new AttachmentExpiry(store).expire(Instant.now().plus(time), 100).forEach(files::delete);
        return files.kept().values().stream().map(file -> file.name()).toList();
    }

    private Attachment send(Viewer viewer, String name) {
        return send(viewer, name, new byte[4]);
    }

    private Attachment send(Viewer viewer, String name, byte[] content) {
        return TestViewers.call(viewer, () -> attachments.receive(AUTHORITY, name, new ByteArrayInputStream(content)));
    }

    private List<Long> chosen(Viewer viewer, long post, long file) {
        return TestViewers.call(viewer, () -> attachments.choose(AUTHORITY, post, List.of(file))).stream()
                .map(Attachment::id)
                .toList();
    }

    private long reply(Topic topic, Viewer viewer, List<Long> attached) {
        return TestViewers.call(viewer, () -> writer.reply(AUTHORITY, topic, "жауап", attached));
    }

    private void edit(Topic topic, long id, List<Long> attached) {
        Post post = reader.post(AUTHORITY, id).orElseThrow();
        as(BOLAT, () -> writer.edit(topic, post, post.version(), post.words(), attached));
    }

    private Map<Long, List<String>> shown(Topic topic) {
        return attachments.ofPage(topic.id(), 1).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        post -> post.getValue().stream().map(Attachment::name).toList()));
    }
}
