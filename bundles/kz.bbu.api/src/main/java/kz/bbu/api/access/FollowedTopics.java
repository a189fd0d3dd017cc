package kz.bbu.api.access;

import java.util.Collection;
import java.util.Map;
import kz.bbu.api.text.Language;
import org.osgi.annotation.versioning.ConsumerType;

/** The topics of which {@link Notifications} tell; whoever has them provides this service. */
@ConsumerType
public interface FollowedTopics {
    /**
     * What is new in topics for an account that follows them, each on one line, by topic.
     *
     * <p>A topic is missing if the account may not read it, or what is new in it, any more, has read it all, or follows it no more.
     */
    Map<Long, String> news(long account, Collection<Long> topics, Language language);
}
