package kz.bbu.tab.forum;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the forums, each change in one transaction and in the name of the thread's viewer; who may do it is decided before. */
@Component(service = ForumWriter.class)
public final class ForumWriter {
    /** How many topics one may be connected with. */
    static final int CONNECTIONS = 20;

    /** How many sections a forum may have. */
    static final int SECTIONS = 100;

    private final Sql sql;
    private final Transactions transactions;
    private final Words words;
    private final Attachments attachments;
    private final Audit audit;

    @Activate
    public ForumWriter(
            @Reference(target = "(store=kz.bbu.tab.forum)") Store store,
            @Reference Transactions transactions,
            @Reference Alphabet alphabet,
            @Reference Attachments attachments,
            @Reference Audit audit) {
        this.sql = new Sql(store);
        this.transactions = transactions;
        this.words = new Words(sql, alphabet);
        this.attachments = attachments;
        this.audit = audit;
        this.words.noteOld();
    }

    /**
     * Adds a section and gives its id.
     *
     * @throws Problem {@link ForumError#TOO_MANY_SECTIONS} if there are as many as may be
     */
    long addSection(long authority, String name, String description, int place) {
        if (sql.number("select count(*) from forum_section where authority_id = ?", authority) >= SECTIONS) {
            throw new Problem(ForumError.TOO_MANY_SECTIONS, SECTIONS);
        }
        return audited(
                "section.add",
                name,
                () -> sql.insert(
                        "insert into forum_section (authority_id, name, description, place, topics) values (?, ?, ?, ?, 0)",
                        authority,
                        name,
                        description,
                        place));
    }

    void changeSection(Section section, String name, String description, int place) {
        audited(
                "section.change",
                name,
                () -> sql.update(
                        "update forum_section set name = ?, description = ?, place = ? where id = ?",
                        name,
                        description,
                        place,
                        section.id()));
    }

    /**
     * Removes a section without topics.
     *
     * @throws Problem {@link CommonError#CONFLICT} if it has topics
     */
    void removeSection(Section section) {
        audited(
                "section.remove",
                section.name(),
                () -> changedOne("delete from forum_section where id = ? and topics = 0", section.id()));
    }

    /** Opens a topic with its first post and that one's files, subscribes its author, and gives its id. */
    long open(long authority, Section section, String title, String words, About about, List<Long> attached) {
        return transactions.run(() -> {
            Viewer author = Viewer.current();
            Instant now = Instant.now();
            changedOne("update forum_section set topics = topics + 1 where id = ?", section.id());
            long topic = sql.insert(
                    "insert into forum_topic (authority_id, section_id, title, author_id, author, written, posts, latest, latest_author, pinned, locked, hidden, about_kind, about_id, about_address) values (?, ?, ?, ?, ?, ?, 1, ?, ?, false, false, false, ?, ?, ?)",
                    authority,
                    section.id(),
                    title,
                    author.accountId(),
                    author.name(),
                    now,
                    now,
                    author.name(),
                    about.kind(),
                    about.id(),
                    about.address());
            attachments.set(insert(authority, topic, 1, now, title, words), attached);
            subscribe(topic, 1);
            return topic;
        });
    }

    /**
     * Adds a post with its files to a topic and gives its id; a subscribed author has read up to it.
     *
     * @throws Problem {@link ForumError#LOCKED} if the topic was locked meanwhile
     */
    long reply(long authority, Topic topic, String words, List<Long> attached) {
        return transactions.run(() -> {
            Viewer author = Viewer.current();
            Instant now = Instant.now();
            // The topic's row is held until the end: two posts never get one number.
            int open = sql.update(
                    "update forum_topic set posts = posts + 1, latest = ?, latest_author = ? where id = ? and locked = false",
                    now,
                    author.name(),
                    topic.id());
            if (open == 0) {
                throw new Problem(ForumError.LOCKED);
            }
            int number = (int) sql.number("select posts from forum_topic where id = ?", topic.id());
            long post = insert(authority, topic.id(), number, now, "", words);
            attachments.set(post, attached);
            read(topic.id(), number);
            return post;
        });
    }

    /**
     * Replaces a post's words and files; the former words are kept with the names of the former files.
     *
     * @param version the version that the editor saw
     * @throws Problem {@link CommonError#CONFLICT} if somebody else edited it meanwhile
     */
    void edit(Topic topic, Post post, int version, String words, List<Long> attached) {
        transactions.run(() -> {
            String title = post.number() == 1 ? topic.title() : "";
            // The row is held first: of two editors the second one finds another version.
            changedOne("update forum_post set version = version + 1 where id = ? and version = ?", post.id(), version);
            note(post.id(), title, words);
            sql.update(
                    "insert into forum_version (post_id, version, editor, written, words, files) select id, version - 1, editor, changed, words, cast(? as varchar(2100)) from forum_post where id = ?",
                    Version.lines(attachments.of(post.id())),
                    post.id());
            attachments.set(post.id(), attached);
            sql.update(
                    "update forum_post set words = ?, editor = ?, changed = ? where id = ?",
                    words,
                    Viewer.current().name(),
                    Instant.now(),
                    post.id());
            if (Viewer.current().accountId() != post.authorId()) {
                audit.record("forum.edit", object(post));
            }
            return null;
        });
    }

    /** Changes what a topic is called and about. */
    void describe(Topic topic, Post first, String title, About about) {
        transactions.run(() -> {
            sql.update(
                    "update forum_topic set title = ?, about_kind = ?, about_id = ?, about_address = ? where id = ?",
                    title,
                    about.kind(),
                    about.id(),
                    about.address(),
                    topic.id());
            note(first.id(), title, first.words());
            if (Viewer.current().accountId() != topic.authorId()) {
                audit.record("forum.describe", "topic " + topic.id() + ": " + topic.title() + " > " + title);
            }
            return null;
        });
    }

    /** Connects two topics with each other; they may be connected already. */
    void connect(Topic one, Topic other) {
        transactions.run(() -> {
            long low = Math.min(one.id(), other.id());
            long high = Math.max(one.id(), other.id());
            // Both rows are held, in one order, so that two who connect at once neither pass the limit nor meet a
            // double row.
            hold(low);
            hold(high);
            if (sql.number("select count(*) from forum_connection where low_id = ? and high_id = ?", low, high) > 0) {
                return null;
            }
            if (connections(low) >= CONNECTIONS || connections(high) >= CONNECTIONS) {
                throw new Problem(ForumError.TOO_MANY_CONNECTIONS, CONNECTIONS);
            }
            sql.update("insert into forum_connection (low_id, high_id) values (?, ?)", low, high);
            return null;
        });
    }

    void disconnect(long one, long other) {
        sql.update(
                "delete from forum_connection where low_id = ? and high_id = ?",
                Math.min(one, other),
                Math.max(one, other));
    }

    /** Subscribes the viewer to a topic that was read up to a number. */
    void subscribe(long topic, int seen) {
        transactions.run(() -> {
            hold(topic);
            if (read(topic, seen) == 0) {
                sql.update(
                        "insert into forum_subscription (account_id, topic_id, seen) values (?, ?, ?)",
                        Viewer.current().accountId(),
                        topic,
                        seen);
            }
            return null;
        });
    }

    void unsubscribe(long topic) {
        sql.update(
                "delete from forum_subscription where account_id = ? and topic_id = ?",
                Viewer.current().accountId(),
                topic);
    }

    /** Notes up to which number the viewer has read a subscribed topic; tells whether it is subscribed (1) or not (0). */
    int read(long topic, int number) {
        return sql.update(
                "update forum_subscription set seen = ? where account_id = ? and topic_id = ?",
                number,
                Viewer.current().accountId(),
                topic);
    }

    /** Notes that the viewer has read all subscribed topics of an authority. */
    void readAll(long authority) {
        sql.update(
                "update forum_subscription set seen = (select t.posts from forum_topic t where t.id = forum_subscription.topic_id) where account_id = ? and topic_id in (select t.id from forum_topic t where t.authority_id = ?)",
                Viewer.current().accountId(),
                authority);
    }

    /** Hides a post with a reason; with the first one the topic's title is hidden too. */
    void hide(Post post, String reason) {
        audited("hide", object(post) + ": " + reason, () -> {
            changedOne(
                    "update forum_post set hidden = true, hidden_by = ?, hidden_reason = ? where id = ? and hidden = false",
                    Viewer.current().name(),
                    reason,
                    post.id());
            return hideTitle(post, true);
        });
    }

    /** Shows a hidden post again. */
    void restore(Post post) {
        audited("restore", object(post), () -> {
            changedOne(
                    "update forum_post set hidden = false, hidden_by = '', hidden_reason = '' where id = ? and hidden = true",
                    post.id());
            return hideTitle(post, false);
        });
    }

    void setLocked(Topic topic, boolean locked) {
        audited(
                locked ? "lock" : "unlock",
                object(topic),
                () -> sql.update("update forum_topic set locked = ? where id = ?", locked, topic.id()));
    }

    void setPinned(Topic topic, boolean pinned) {
        audited(
                pinned ? "pin" : "unpin",
                object(topic),
                () -> sql.update("update forum_topic set pinned = ? where id = ?", pinned, topic.id()));
    }

    /**
     * Moves a topic to another section.
     *
     * @throws Problem {@link CommonError#CONFLICT} if somebody else moved it meanwhile, or the section is gone
     */
    void move(Topic topic, Section target) {
        audited("move", object(topic) + " > " + target.name(), () -> {
            changedOne("update forum_section set topics = topics + 1 where id = ?", target.id());
            changedOne(
                    "update forum_topic set section_id = ? where id = ? and section_id = ?",
                    target.id(),
                    topic.id(),
                    topic.sectionId());
            changedOne("update forum_section set topics = topics - 1 where id = ?", topic.sectionId());
            return null;
        });
    }

    private long insert(long authority, long topic, int number, Instant now, String title, String words) {
        Viewer author = Viewer.current();
        long post = sql.insert(
                "insert into forum_post (authority_id, topic_id, number, author_id, author, written, version, editor, changed, words, hidden, hidden_by, hidden_reason) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, false, '', '')",
                authority,
                topic,
                number,
                author.accountId(),
                author.name(),
                now,
                author.name(),
                now,
                words);
        note(post, title, words);
        return post;
    }

    /** Notes what a post is found by; the first one by its topic's title too. */
    private void note(long post, String title, String words) {
        this.words.note(post, title + "\n" + words);
    }

    private Integer hideTitle(Post post, boolean hidden) {
        return post.number() == 1
                ? sql.update("update forum_topic set hidden = ? where id = ?", hidden, post.topicId())
                : 0;
    }

    /** Holds a topic's row until the transaction ends, so that nobody does the same to it meanwhile. */
    private void hold(long topic) {
        sql.update("update forum_topic set posts = posts where id = ?", topic);
    }

    private long connections(long topic) {
        return sql.number("select count(*) from forum_connection where low_id = ? or high_id = ?", topic, topic);
    }

    /**
     * Changes a row.
     *
     * @throws Problem {@link CommonError#CONFLICT} if there is no such row any more
     */
    private int changedOne(String statement, Object... values) {
        int changed = sql.update(statement, values);
        if (changed == 0) {
            throw new Problem(CommonError.CONFLICT);
        }
        return changed;
    }

    private <T> T audited(String action, String object, Supplier<T> change) {
        return transactions.run(() -> {
            T result = change.get();
            audit.record("forum." + action, object);
            return result;
        });
    }

    private static String object(Post post) {
        return "post " + post.id() + " of topic " + post.topicId();
    }

    private static String object(Topic topic) {
        return "topic " + topic.id() + ": " + topic.title();
    }
}
