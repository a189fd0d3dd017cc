package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;

import java.util.List;
import java.util.Map;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import org.junit.Before;
import org.junit.Test;

public class TopicNewsOnEachDatabaseTest extends OnEachDatabase {
    private TopicNews news;
    private Topic topic;

    @Before
    public void open() {
        news = new TopicNews(reader, new FakeTexts(Language.KK));
        topic = open("Кесте", "бір");
        reply(BOLAT, topic, "екі");
    }

    @Test
    public void aSubscriberIsToldTheTitleAsItIsNow() {
        assertEquals(Map.of(topic.id(), "Новые сообщения в теме «Кесте»"), told(1));
        sql.update("update forum_topic set title = 'Жаңа'");
        assertEquals(Map.of(topic.id(), "Новые сообщения в теме «Жаңа»"), told(1));
        assertEquals("of what was not asked nothing", Map.of(), news.news(1, List.of(), Language.RU));
    }

    @Test
    public void whoeverDoesNotSubscribeOrHasReadAllIsToldNothing() {
        assertEquals(Map.of(), told(7));
        as(AIGUL, () -> writer.read(topic.id(), 2));
        assertEquals(Map.of(), told(1));
        reply(BOLAT, topic, "үш");
        assertEquals(1, told(1).size());
        as(AIGUL, () -> writer.unsubscribe(topic.id()));
        assertEquals(Map.of(), told(1));
    }

    @Test
    public void ofAHiddenTopicAndOfHiddenPostsNothingIsTold() {
        Post reply = reader.posts(topic.id(), 1).get(1);
        as(AIGUL, () -> writer.hide(reply, "x"));
        assertEquals(Map.of(), told(1));
        as(AIGUL, () -> writer.restore(reader.post(AUTHORITY, reply.id()).orElseThrow()));
        assertEquals(1, told(1).size());
        as(AIGUL, () -> writer.hide(reader.posts(topic.id(), 1).get(0), "x"));
        assertEquals(Map.of(), told(1));
    }

    private Map<Long, String> told(long account) {
        return news.news(account, List.of(topic.id(), topic.id() + 1), Language.RU);
    }
}
