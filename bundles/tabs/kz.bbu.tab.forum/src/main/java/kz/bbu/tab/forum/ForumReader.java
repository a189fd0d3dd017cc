package kz.bbu.tab.forum;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the forums; every list has an index that gives its order, and a limit. */
@Component(service = ForumReader.class)
public final class ForumReader {
    /** How many topics a page has. */
    static final int TOPICS = 25;

    private static final int LATEST = 10;
    private static final int UNREAD = 20;
    private static final int SUBSCRIBERS = 1000;
    private static final int WORDS = 5;
    private static final String TOPIC =
            "select t.id, t.section_id, t.title, t.author_id, t.author, t.written, t.posts, t.latest, t.latest_author, t.pinned, t.locked, t.hidden, t.about_kind, t.about_id, t.about_address";
    private static final String POST =
            "select id, topic_id, number, author_id, author, written, version, editor, changed, words, hidden, hidden_by, hidden_reason from forum_post ";

    private final Sql sql;
    private final Words words;

    @Activate
    public ForumReader(@Reference(target = "(store=kz.bbu.tab.forum)") Store store, @Reference Alphabet alphabet) {
        this.sql = new Sql(store);
        this.words = new Words(sql, alphabet);
    }

    /** The sections of an authority's forum, by place. */
    List<Section> sections(long authority) {
        return sql.list(
                "select id, name, description, place, topics from forum_section where authority_id = ? order by place, id fetch first "
                        + ForumWriter.SECTIONS + " rows only",
                ForumReader::section,
                authority);
    }

    Optional<Section> section(long authority, long id) {
        return sql.one(
                "select id, name, description, place, topics from forum_section where id = ? and authority_id = ?",
                ForumReader::section,
                id,
                authority);
    }

    /** A page of a section's topics: pinned ones first, then those with the latest posts; {@code page} counts from 1. */
    List<Topic> topics(long section, int page) {
        return sql.list(
                TOPIC
                        + " from forum_topic t where t.section_id = ? order by t.pinned desc, t.latest desc, t.id desc offset ? rows fetch next "
                        + TOPICS + " rows only",
                ForumReader::topic,
                section,
                (page - 1) * TOPICS);
    }

    /** The topics with the latest posts, newest first. */
    List<Topic> latest(long authority) {
        return sql.list(
                TOPIC
                        + " from forum_topic t where t.authority_id = ? and t.hidden = false order by t.latest desc, t.id desc fetch first "
                        + LATEST + " rows only",
                ForumReader::topic,
                authority);
    }

    Optional<Topic> topic(long authority, long id) {
        return sql.one(
                TOPIC + " from forum_topic t where t.id = ? and t.authority_id = ?", ForumReader::topic, id, authority);
    }

    /** A page of a topic's posts in their order; {@code page} counts from 1. */
    List<Post> posts(long topic, int page) {
        return sql.list(
                POST + "where topic_id = ? and number between ? and ? order by number",
                ForumReader::post,
                topic,
                (page - 1) * Post.PAGE + 1,
                page * Post.PAGE);
    }

    Optional<Post> post(long authority, long id) {
        return sql.one(POST + "where id = ? and authority_id = ?", ForumReader::post, id, authority);
    }

    /** The former versions of a post, newest first; {@code page} counts from 1. */
    List<Version> versions(long post, int page) {
        return sql.list(
                "select version, editor, written, words, files from forum_version where post_id = ? order by version desc offset ? rows fetch next "
                        + Post.PAGE + " rows only",
                row -> new Version(
                        row.getInt(1),
                        row.getString(2),
                        time(row, 3),
                        row.getString(4),
                        row.getString(5).lines().toList()),
                post,
                (page - 1) * Post.PAGE);
    }

    /** The topics that are connected with one, those with the latest posts first. */
    List<Topic> connected(long topic) {
        // Two joins, since Derby reads all topics for one "in" over both sides.
        return sql.list(
                TOPIC + " from forum_connection c join forum_topic t on t.id = c.high_id where c.low_id = ? union all "
                        + TOPIC
                        + " from forum_connection c join forum_topic t on t.id = c.low_id where c.high_id = ? order by 8 desc, 1 desc fetch first "
                        + ForumWriter.CONNECTIONS + " rows only",
                ForumReader::topic,
                topic,
                topic);
    }

    /** The subscribed topics of an authority with unread posts, those with the latest posts first. */
    List<Unread> unread(long account, long authority) {
        return sql.list(
                TOPIC
                        + ", s.seen from forum_subscription s join forum_topic t on t.id = s.topic_id where s.account_id = ? and t.authority_id = ? and t.posts > s.seen and t.hidden = false order by t.latest desc, t.id desc fetch first "
                        + UNREAD + " rows only",
                row -> new Unread(topic(row), row.getInt(16)),
                account,
                authority);
    }

    /** How many posts of some topics the account has not read, by topic; those that it did not subscribe to, or has read, are not there. */
    Map<Long, Integer> fresh(long account, List<Topic> topics) {
        if (topics.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>(List.of(account));
        topics.forEach(topic -> values.add(topic.id()));
        return sql
                .list(
                        "select t.id, t.posts - s.seen from forum_subscription s join forum_topic t on t.id = s.topic_id where s.account_id = ? and t.posts > s.seen and s.topic_id in ("
                                + String.join(", ", Collections.nCopies(topics.size(), "?")) + ")",
                        row -> Map.entry(row.getLong(1), row.getInt(2)),
                        values.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The titles of those of some topics to which an account subscribed and that have posts for everybody which it has not read, by topic. */
    Map<Long, String> unreadTitles(long account, Collection<Long> topics) {
        if (topics.isEmpty()) {
            return Map.of();
        }
        List<Object> values = new ArrayList<>(List.of(account));
        values.addAll(topics);
        return sql
                .list(
                        "select t.id, t.title from forum_subscription s join forum_topic t on t.id = s.topic_id where s.account_id = ? and t.hidden = false and s.topic_id in ("
                                + String.join(", ", Collections.nCopies(topics.size(), "?"))
                                + ") and exists (select 1 from forum_post p where p.topic_id = t.id and p.number > s.seen and p.hidden = false)",
                        row -> Map.entry(row.getLong(1), row.getString(2)),
                        values.toArray())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The accounts that subscribed to a topic, without one of them, at most 1,000. */
    List<Long> subscribers(long topic, long without) {
        return sql.list(
                "select account_id from forum_subscription where topic_id = ? and account_id <> ? order by account_id fetch first "
                        + SUBSCRIBERS + " rows only",
                row -> row.getLong(1),
                topic,
                without);
    }

    /** The number of the last post that a subscriber has read; empty where the account did not subscribe. */
    OptionalInt seen(long account, long topic) {
        return sql
                .list(
                        "select seen from forum_subscription where account_id = ? and topic_id = ?",
                        row -> row.getInt(1),
                        account,
                        topic)
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /**
     * A page of the posts that have words which begin with all that is looked for, newest first, with one more where there is another page.
     *
     * <p>At most five words are looked at; no words find nothing.
     */
    List<Found> find(long authority, String search, int page) {
        List<String> words = this.words.of(search).stream().limit(WORDS).toList();
        if (words.isEmpty()) {
            return List.of();
        }
        int first = (page - 1) * Post.PAGE;
        List<Long> posts = this.words.posts(authority, words, first + Post.PAGE + 1);
        if (posts.size() <= first) {
            return List.of();
        }
        List<Long> shown = posts.subList(first, posts.size());
        return sql.list(
                "select p.id, p.number, t.title, p.author, p.written, p.words from forum_post p join forum_topic t on t.id = p.topic_id where p.authority_id = ? and p.id in (?"
                        + ", ?".repeat(Post.PAGE) + ") order by p.id desc",
                row -> new Found(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        time(row, 5),
                        row.getString(6)),
                Stream.of(
                                Stream.of(authority),
                                shown.stream(),
                                Collections.nCopies(Post.PAGE + 1 - shown.size(), 0L).stream())
                        .flatMap(ids -> ids)
                        .toArray());
    }

    private static Section section(ResultSet row) throws SQLException {
        return new Section(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4), row.getInt(5));
    }

    private static Topic topic(ResultSet row) throws SQLException {
        return new Topic(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                time(row, 6),
                row.getInt(7),
                time(row, 8),
                row.getString(9),
                row.getBoolean(10),
                row.getBoolean(11),
                row.getBoolean(12),
                new About(row.getString(13), row.getString(14), row.getString(15)));
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getLong(1),
                row.getLong(2),
                row.getInt(3),
                row.getLong(4),
                row.getString(5),
                time(row, 6),
                row.getInt(7),
                row.getString(8),
                time(row, 9),
                row.getString(10),
                row.getBoolean(11),
                row.getString(12),
                row.getString(13));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return Sql.instant(row, column).orElseThrow();
    }
}
