package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.testkit.FakeAlphabet;
import org.junit.Test;

public class ForumOnEachDatabaseTest extends OnEachDatabase {
    @Test
    public void aTopicHasItsPostsInOrderAndCountsThem() {
        Topic topic = open("Тақырып", "бірінші");
        reply(BOLAT, topic, "екінші");
        reply(AIGUL, topic, "үшінші");
        assertEquals(List.of("бірінші", "екінші", "үшінші"), words(topic, 1));
        Topic now = topic(topic.id());
        assertEquals(3, now.posts());
        assertEquals("Айгүл", now.latestAuthor());
        assertEquals(1, reader.section(AUTHORITY, section.id()).orElseThrow().topics());
    }

    @Test
    public void twentyFivePostsAreAPageAndAPostStaysOnIts() {
        Topic topic = open("Тақырып", "1");
        for (int i = 2; i <= 51; i++) {
            reply(AIGUL, topic, Integer.toString(i));
        }
        assertEquals(25, words(topic, 1).size());
        assertEquals("26", words(topic, 2).get(0));
        assertEquals(List.of("51"), words(topic, 3));
        Post last = reader.posts(topic.id(), 3).get(0);
        assertEquals(3, last.page());
        as(AIGUL, () -> writer.hide(reader.posts(topic.id(), 1).get(3), "себеп"));
        assertEquals(3, reader.post(AUTHORITY, last.id()).orElseThrow().page());
    }

    @Test
    public void manyWhoReplyAtOnceGetNumbersOfTheirOwn() throws Exception {
        Topic topic = open("Тақырып", "1");
        ExecutorService writers = Executors.newFixedThreadPool(6);
        for (int i = 0; i < 60; i++) {
            int number = i;
            writers.submit(() -> reply(viewer(number, "n" + number), topic, "w" + number));
        }
        writers.shutdown();
        assertTrue(writers.awaitTermination(60, TimeUnit.SECONDS));
        List<Integer> numbers = new ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            reader.posts(topic.id(), page).forEach(post -> numbers.add(post.number()));
        }
        assertEquals(IntStream.rangeClosed(1, 61).boxed().toList(), numbers);
        assertEquals(61, topic(topic.id()).posts());
    }

    @Test
    public void eachVersionIsKept() {
        Topic topic = open("Тақырып", "бір");
        edit(AIGUL, topic, 1, "екі");
        edit(BOLAT, topic, 2, "үш");
        Post post = reader.posts(topic.id(), 1).get(0);
        assertEquals("үш", post.words());
        assertEquals("Болат", post.editor());
        assertEquals("Айгүл", post.author());
        assertEquals(3, post.version());
        assertEquals(
                List.of("2 Айгүл екі", "1 Айгүл бір"),
                reader.versions(post.id(), 1).stream()
                        .map(version -> version.number() + " " + version.editor() + " " + version.words())
                        .toList());
        assertEquals(List.of("forum.edit post " + post.id() + " of topic " + topic.id()), audited);
    }

    @Test
    public void whoEditsAnOldVersionIsToldSo() {
        Topic topic = open("Тақырып", "бір");
        edit(AIGUL, topic, 1, "екі");
        Problem refused = assertThrows(Problem.class, () -> edit(BOLAT, topic, 1, "үш"));
        assertEquals(CommonError.CONFLICT, refused.code());
        assertEquals(List.of("екі"), words(topic, 1));
        assertEquals(
                1, reader.versions(reader.posts(topic.id(), 1).get(0).id(), 1).size());
    }

    @Test
    public void pinnedTopicsComeFirstAndThenThoseWithTheLatestPosts() {
        Topic a = open("а", "x");
        Topic b = open("б", "x");
        Topic c = open("в", "x");
        reply(AIGUL, a, "жаңа");
        assertEquals(List.of("а", "в", "б"), titles(reader.topics(section.id(), 1)));
        as(AIGUL, () -> writer.setPinned(b, true));
        assertEquals(List.of("б", "а", "в"), titles(reader.topics(section.id(), 1)));
        assertEquals(List.of("а", "в", "б"), titles(reader.latest(AUTHORITY)));
        as(AIGUL, () -> writer.setPinned(topic(b.id()), false));
        assertEquals(List.of("а", "в", "б"), titles(reader.topics(section.id(), 1)));
        assertEquals(List.of("forum.pin topic " + b.id() + ": б", "forum.unpin topic " + b.id() + ": б"), audited);
        assertEquals("в", topic(c.id()).title());
    }

    @Test
    public void aConnectionIsSeenFromBothSides() {
        Topic a = open("а", "x");
        Topic b = open("б", "x");
        Topic c = open("в", "x");
        as(AIGUL, () -> writer.connect(c, a));
        as(AIGUL, () -> writer.connect(a, c));
        as(AIGUL, () -> writer.connect(a, b));
        assertEquals(List.of("в", "б"), titles(reader.connected(a.id())));
        assertEquals(List.of("а"), titles(reader.connected(b.id())));
        assertEquals(List.of("а"), titles(reader.connected(c.id())));
        as(AIGUL, () -> writer.disconnect(c.id(), a.id()));
        assertEquals(List.of(), titles(reader.connected(c.id())));
        assertEquals(List.of("б"), titles(reader.connected(a.id())));
    }

    @Test
    public void connectionsHaveALimit() {
        Topic a = open("а", "x");
        for (int i = 0; i < ForumWriter.CONNECTIONS; i++) {
            Topic other = open("б" + i, "x");
            as(AIGUL, () -> writer.connect(a, other));
        }
        Topic oneMore = open("в", "x");
        Problem refused = assertThrows(Problem.class, () -> as(AIGUL, () -> writer.connect(oneMore, a)));
        assertEquals(ForumError.TOO_MANY_CONNECTIONS, refused.code());
        assertEquals(ForumWriter.CONNECTIONS, reader.connected(a.id()).size());
    }

    @Test
    public void sectionsHaveALimit() {
        for (int i = 1; i < ForumWriter.SECTIONS; i++) {
            section("Бөлім", i);
        }
        Problem refused = assertThrows(Problem.class, () -> section("Артық", 1));
        assertEquals(ForumError.TOO_MANY_SECTIONS, refused.code());
        assertEquals(ForumWriter.SECTIONS, reader.sections(AUTHORITY).size());
    }

    @Test
    public void subscribersAreToldOfWhatOthersWrote() {
        Topic topic = open("Тақырып", "бір");
        assertEquals(List.of(), unread(AIGUL));
        reply(BOLAT, topic, "екі");
        reply(BOLAT, topic, "үш");
        assertEquals(List.of("Тақырып 2"), unread(AIGUL));
        assertEquals(List.of(), unread(BOLAT));
        reply(AIGUL, topic, "төрт");
        assertEquals("her own reply is read", List.of(), unread(AIGUL));
        reply(BOLAT, topic, "бес");
        as(AIGUL, () -> writer.readAll(AUTHORITY));
        assertEquals(List.of(), unread(AIGUL));
        assertEquals(OptionalInt.of(5), reader.seen(1, topic.id()));
        as(AIGUL, () -> writer.unsubscribe(topic.id()));
        reply(BOLAT, topic, "алты");
        assertEquals(List.of(), unread(AIGUL));
        as(AIGUL, () -> writer.subscribe(topic.id(), 1));
        as(AIGUL, () -> writer.subscribe(topic.id(), 2));
        assertEquals(List.of("Тақырып 4"), unread(AIGUL));
    }

    @Test
    public void freshPostsOfSubscribedTopicsAreCounted() {
        Topic one = open("бір", "x");
        Topic two = open("екі", "x");
        reply(BOLAT, one, "y");
        reply(BOLAT, one, "z");
        as(BOLAT, () -> writer.subscribe(two.id(), 1));
        List<Topic> all = reader.topics(section.id(), 1);
        assertEquals(Map.of(one.id(), 2), reader.fresh(1, all));
        assertEquals("not subscribed, or read", Map.of(), reader.fresh(2, all));
        assertEquals(Map.of(), reader.fresh(1, List.of()));
        assertEquals(List.of(2L), reader.subscribers(two.id(), 1));
        assertEquals(List.of(1L, 2L), reader.subscribers(two.id(), 7));
    }

    @Test
    public void whoSubscribesTwiceAtOnceIsSubscribedOnce() throws Exception {
        ExecutorService browser = Executors.newFixedThreadPool(4);
        List<Future<?>> clicks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Topic topic = open("Тақырып " + i, "бір");
            for (int click = 0; click < 4; click++) {
                clicks.add(browser.submit(() -> as(BOLAT, () -> writer.subscribe(topic.id(), 1))));
            }
        }
        browser.shutdown();
        for (Future<?> click : clicks) {
            click.get(60, TimeUnit.SECONDS);
        }
        assertEquals(20, sql.number("select count(*) from forum_subscription where account_id = 2"));
    }

    @Test
    public void aLockedTopicTakesNoPosts() {
        Topic topic = open("Тақырып", "бір");
        as(AIGUL, () -> writer.setLocked(topic, true));
        Problem refused = assertThrows(Problem.class, () -> reply(BOLAT, topic, "екі"));
        assertEquals(ForumError.LOCKED, refused.code());
        assertEquals(List.of("бір"), words(topic, 1));
        as(AIGUL, () -> writer.setLocked(topic, false));
        reply(BOLAT, topic, "екі");
        assertEquals(2, topic(topic.id()).posts());
    }

    @Test
    public void aHiddenPostIsKeptWithItsReasonAndComesBack() {
        Topic topic = open("Тақырып", "бір");
        reply(BOLAT, topic, "екі");
        Post first = reader.posts(topic.id(), 1).get(0);
        as(AIGUL, () -> writer.hide(first, "жарнама"));
        Post hidden = reader.post(AUTHORITY, first.id()).orElseThrow();
        assertTrue(hidden.hidden());
        assertEquals("жарнама", hidden.hiddenReason());
        assertEquals("Айгүл", hidden.hiddenBy());
        assertTrue("the title with it", topic(topic.id()).hidden());
        assertEquals(List.of(), reader.latest(AUTHORITY));
        assertThrows("twice", Problem.class, () -> as(AIGUL, () -> writer.hide(first, "тағы")));
        as(AIGUL, () -> writer.restore(hidden));
        assertEquals(first, reader.post(AUTHORITY, first.id()).orElseThrow());
        assertFalse(topic(topic.id()).hidden());
        String post = "post " + first.id() + " of topic " + topic.id();
        assertEquals(List.of("forum.hide " + post + ": жарнама", "forum.restore " + post), audited);
    }

    @Test
    public void aMovedTopicIsCountedWhereItIs() {
        Topic topic = open("Тақырып", "бір");
        Section other = section("Басқа", 20);
        as(AIGUL, () -> writer.move(topic, other));
        assertEquals(List.of("Жалпы 0", "Басқа 1"), sections());
        assertEquals(List.of("Тақырып"), titles(reader.topics(other.id(), 1)));
        Problem stale = assertThrows(Problem.class, () -> as(AIGUL, () -> writer.move(topic, other)));
        assertEquals(CommonError.CONFLICT, stale.code());
        assertEquals("nothing was counted twice", List.of("Жалпы 0", "Басқа 1"), sections());
        assertThrows(Problem.class, () -> as(AIGUL, () -> writer.removeSection(other)));
        as(AIGUL, () -> writer.removeSection(section));
        assertEquals(List.of("Басқа 1"), sections());
    }

    @Test
    public void aSearchFindsPostsByAllWordsNewestFirst() {
        Topic topic = open("Үлгерім есебі", "Қалай толтырамыз?");
        reply(BOLAT, topic, "Тоқсан бойынша үлгерім пайызы 100% болды");
        reply(BOLAT, topic, "Басқа_нәрсе");
        assertEquals(List.of(2, 1), found("ҮЛГЕРІМ"));
        assertEquals(List.of(2), found("  пайызы   үлгерім "));
        assertEquals("by the topic's title", List.of(1), found("есебі"));
        assertEquals(List.of(2), found("100%"));
        assertEquals("words by their beginnings", List.of(3), found("нәр БАС"));
        assertEquals("whatever is between them", List.of(3), found("басқа_нәрсе"));
        assertEquals("and nothing in the midst", List.of(), found("әрсе"));
        assertEquals(List.of(), found("бйынша"));
        assertEquals(List.of(), found(" "));
        as(AIGUL, () -> writer.describe(topic, reader.posts(topic.id(), 1).get(0), "Сабақ кестесі", About.NOTHING));
        assertEquals(List.of(1), found("кестесі"));
        edit(AIGUL, topic, 1, "жаңа мәтін");
        assertEquals("an edited first post keeps its title", List.of(1), found("кестесі мәтін"));
        as(AIGUL, () -> writer.hide(reader.posts(topic.id(), 1).get(1), "x"));
        assertEquals(List.of(), found("пайызы"));
        as(AIGUL, () -> writer.hide(reader.posts(topic.id(), 1).get(0), "x"));
        assertEquals("a hidden topic is not found at all", List.of(), found("нәрсе"));
    }

    @Test
    public void aWordOfManyPostsIsFoundNewestFirstPageAfterPage() {
        Topic topic = open("Тақырып", "бастауы");
        int last = 521;
        for (int number = 2; number <= last; number++) {
            reply(BOLAT, topic, "ортақ бәрінде " + (number % 50 == 0 ? "сирек" : "жай"));
        }
        List<Integer> all = IntStream.iterate(last, number -> number - 1)
                .limit(2 * Post.PAGE + 1)
                .boxed()
                .toList();
        assertEquals("and one more, for there are others", all.subList(0, Post.PAGE + 1), found("ортақ"));
        assertEquals(all.subList(Post.PAGE, 2 * Post.PAGE + 1), found("ортақ бәрі", 2));
        assertEquals(List.of(500, 450, 400, 350, 300, 250, 200, 150, 100, 50), found("ортақ сирек"));
        assertEquals(List.of(), found("ортақ сирек жай"));
        as(AIGUL, () -> writer.hide(reader.post(AUTHORITY, postOf(topic, last)).orElseThrow(), "x"));
        assertEquals("a hidden one is not found", all.subList(1, Post.PAGE + 2), found("ортақ"));
    }

    private long postOf(Topic topic, int number) {
        return sql.number("select id from forum_post where topic_id = ? and number = ?", topic.id(), number);
    }

    @Test
    public void postsFromBeforeWordsWereNotedAreFound() {
        Topic topic = open("Үлгерім есебі", "Қалай толтырамыз?");
        reply(BOLAT, topic, "Тоқсан бойынша");
        sql.update("delete from forum_word");
        assertEquals(List.of(), found("үлгерім"));
        new Words(sql, new FakeAlphabet()).noteOld();
        assertEquals(List.of(1), found("үлгерім"));
        assertEquals(List.of(2), found("тоқсан"));
    }

    @Test
    public void anotherAuthoritysForumIsAnother() {
        Topic topic = open("Тақырып", "бір");
        long post = reader.posts(topic.id(), 1).get(0).id();
        assertTrue(reader.topic(ELSEWHERE, topic.id()).isEmpty());
        assertTrue(reader.post(ELSEWHERE, post).isEmpty());
        assertTrue(reader.section(ELSEWHERE, section.id()).isEmpty());
        assertEquals(List.of(), reader.latest(ELSEWHERE));
        assertEquals(List.of(), reader.find(ELSEWHERE, "бір", 1));
        assertEquals(List.of(), reader.sections(ELSEWHERE));
    }

    @Test
    public void theLongestTextsFit() {
        String longest = "\uFDFA".repeat(Draft.LONGEST_WORDS);
        Topic topic = open("Ұ".repeat(Draft.LONGEST_TITLE), longest);
        assertEquals(List.of(longest), words(topic, 1));
        edit(AIGUL, topic, 1, "қ".repeat(Draft.LONGEST_WORDS));
        assertEquals(
                1, reader.versions(reader.posts(topic.id(), 1).get(0).id(), 1).size());
    }

    private void edit(Viewer viewer, Topic topic, int version, String words) {
        as(
                viewer,
                () -> writer.edit(topic(topic.id()), reader.posts(topic.id(), 1).get(0), version, words, List.of()));
    }

    private List<String> words(Topic topic, int page) {
        return reader.posts(topic.id(), page).stream().map(Post::words).toList();
    }

    private List<String> sections() {
        return reader.sections(AUTHORITY).stream()
                .map(found -> found.name() + " " + found.topics())
                .toList();
    }

    private List<Integer> found(String search) {
        return found(search, 1);
    }

    private List<Integer> found(String search, int page) {
        return reader.find(AUTHORITY, search, page).stream().map(Found::number).toList();
    }

    private List<String> unread(Viewer viewer) {
        return reader.unread(viewer.accountId(), AUTHORITY).stream()
                .map(unread -> unread.topic().title() + " " + unread.fresh())
                .toList();
    }

    private static List<String> titles(List<Topic> topics) {
        return topics.stream().map(Topic::title).toList();
    }
}
