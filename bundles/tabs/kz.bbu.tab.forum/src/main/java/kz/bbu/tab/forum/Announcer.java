package kz.bbu.tab.forum;

import java.util.List;
import java.util.Map;
import kz.bbu.api.access.Notifications;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells subscribers what is new, as each has chosen in the own settings. */
@Component(service = Announcer.class)
public final class Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

    private final ForumReader reader;
    private final Notifications notifications;
    private final Texts texts;

    @Activate
    public Announcer(@Reference ForumReader reader, @Reference Notifications notifications, @Reference Texts texts) {
        this.reader = reader;
        this.notifications = notifications;
        this.texts = texts;
    }

    /** Tells the other subscribers of a topic that the viewer replied; whoever replied is not troubled if that fails. */
    void replied(Forum forum, Topic topic, long post) {
        if (topic.hidden()) {
            return;
        }
        try {
            notifications.tell(
                    topic.id(),
                    reader.subscribers(topic.id(), forum.viewer().accountId()),
                    language -> texts.in(language)
                            .text("notify.reply", topic.title(), forum.viewer().name()),
                    forum.postAddress(post));
        } catch (RuntimeException e) {
            LOG.error("the subscribers of topic {} were not told of post {}", topic.id(), post, e);
        }
    }

    /** The subscribed topics of a forum with unread posts; empty if the viewer wants none marked. */
    List<Unread> unread(Forum forum) {
        return isMarked(forum)
                ? reader.unread(forum.viewer().accountId(), forum.authority().id())
                : List.of();
    }

    /** How many posts of some topics are unread, by topic; empty if the viewer wants none marked. */
    Map<Long, Integer> fresh(Forum forum, List<Topic> topics) {
        return isMarked(forum) ? reader.fresh(forum.viewer().accountId(), topics) : Map.of();
    }

    private boolean isMarked(Forum forum) {
        return forum.writes() && notifications.onPages();
    }
}
