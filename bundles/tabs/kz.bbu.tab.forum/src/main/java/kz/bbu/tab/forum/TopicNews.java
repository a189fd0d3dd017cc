package kz.bbu.tab.forum;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import kz.bbu.api.access.FollowedTopics;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is new in topics for their subscribers; of what is hidden nothing is told, to moderators neither. */
@Component(service = FollowedTopics.class)
public final class TopicNews implements FollowedTopics {
    private final ForumReader reader;
    private final Texts texts;

    @Activate
    public TopicNews(@Reference ForumReader reader, @Reference Texts texts) {
        this.reader = reader;
        this.texts = texts;
    }

    @Override
    public Map<Long, String> news(long account, Collection<Long> topics, Language language) {
        Texts own = texts.in(language);
        Map<Long, String> news = new HashMap<>();
        reader.unreadTitles(account, topics)
                .forEach((topic, title) -> news.put(topic, own.text("notify.topic", title)));
        return news;
    }
}
