package kz.bbu.tab.forum;

/** A subscribed topic with posts that the account has not read; {@code seen} is the number of the last that it has. */
public record Unread(Topic topic, int seen) {
    public int fresh() {
        return topic.posts() - seen;
    }
}
