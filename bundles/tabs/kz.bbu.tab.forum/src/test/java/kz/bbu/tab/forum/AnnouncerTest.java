package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import kz.bbu.api.access.Notifications;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import org.junit.Before;
import org.junit.Test;

public class AnnouncerTest extends OnEachDatabase {
    private static final Authority ABAI =
            new Authority(AUTHORITY, OptionalLong.empty(), "abai", "А", "", Contacts.NONE, 10, 20, 0);

    private final List<String> told = new ArrayList<>();
    private boolean onPages = true;
    private boolean broken;
    private Announcer announcer;

    @Before
    public void start() {
        announcer = new Announcer(
                reader,
                new Notifications() {
                    @Override
                    public boolean onPages() {
                        return onPages;
                    }

                    @Override
                    public void tell(
                            long topic, Collection<Long> accounts, Function<Language, String> words, String path) {
                        if (broken) {
                            throw new IllegalStateException("test");
                        }
                        told.add(topic + " " + accounts + " " + words.apply(Language.EN) + " " + path);
                    }
                },
                new FakeTexts(Language.KK));
    }

    @Test
    public void theOtherSubscribersAreToldWhoReplied() {
        Topic topic = open("Кесте", "бір");
        as(BOLAT, () -> writer.subscribe(topic.id(), 1));
        announcer.replied(forum(BOLAT), topic, 5);
        assertEquals(List.of(topic.id() + " [1] New post in the topic “Кесте” by Болат /org/abai/forum/posts/5"), told);
    }

    @Test
    public void aHiddenTopicIsNotTalkedOf() {
        Topic topic = open("Кесте", "бір");
        as(AIGUL, () -> writer.hide(reader.posts(topic.id(), 1).get(0), "x"));
        announcer.replied(forum(BOLAT), topic(topic.id()), 5);
        assertEquals(List.of(), told);
    }

    @Test
    public void whoeverRepliesIsNotTroubledByAFailure() {
        broken = true;
        announcer.replied(forum(BOLAT), open("Кесте", "бір"), 5);
        assertEquals(List.of(), told);
    }

    @Test
    public void whoeverWantsNothingMarkedSeesNoMarks() {
        Topic topic = open("Кесте", "бір");
        reply(BOLAT, topic, "екі");
        List<Topic> topics = List.of(topic(topic.id()));
        assertEquals(Map.of(topic.id(), 1), announcer.fresh(forum(AIGUL), topics));
        assertEquals(1, announcer.unread(forum(AIGUL)).size());
        onPages = false;
        assertEquals(Map.of(), announcer.fresh(forum(AIGUL), topics));
        assertEquals(List.of(), announcer.unread(forum(AIGUL)));
    }

    private static Forum forum(Viewer viewer) {
        return new Forum(ABAI, viewer, new FakeTexts(Language.KK));
    }
}
