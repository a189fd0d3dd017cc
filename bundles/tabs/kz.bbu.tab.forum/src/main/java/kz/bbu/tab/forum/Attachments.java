package kz.bbu.tab.forum;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.bbu.api.access.Limits;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.files.Download;
import kz.bbu.api.files.Files;
import kz.bbu.api.files.Received;
import kz.bbu.api.files.StoredFile;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The files of posts: they come in before their form is sent, so that a preview or a mistake loses none, and belong to the post from then on.
 *
 * <p>Who may see or change a post's files is decided before.
 */
@Component(service = Attachments.class)
public final class Attachments {
    /** How many files a post may have. */
    static final int MOST = 10;

    /** How many megabytes a file may have. */
    static final int LARGEST_MEGABYTES = 20;

    /** How many files an account may send at once, and again in each hour. */
    private static final int HOURLY = 60;

    /** How many megabytes the files of an account may have that are in no post: not sent yet, or taken away by an edit. */
    static final int LOOSE_MEGABYTES = MOST * LARGEST_MEGABYTES;

    /** What the forum leaves of an authority's room to its documents. */
    private static final int SHARE = 2;

    private static final int MEGABYTE = 1_000_000;
    private static final int REMOVED = 20;
    private static final String SELECT =
            "select a.id, a.post_id, a.file_id, a.name, a.bytes, a.type, a.picture, a.removed from forum_attachment a ";

    private final Sql sql;
    private final Files files;
    private final Transactions transactions;
    private final Limits limits;

    @Activate
    public Attachments(
            @Reference(target = "(store=kz.bbu.tab.forum)") Store store,
            @Reference Files files,
            @Reference Transactions transactions,
            @Reference Limits limits) {
        this.sql = new Sql(store);
        this.files = files;
        this.transactions = transactions;
        this.limits = limits;
    }

    /** The files of a page of a topic, by post. */
    Map<Long, List<Attachment>> ofPage(long topic, int page) {
        return sql
                .list(
                        SELECT
                                + "join forum_post p on p.id = a.post_id where p.topic_id = ? and p.number between ? and ? and a.removed is null order by a.id",
                        Attachments::read,
                        topic,
                        (page - 1) * Post.PAGE + 1,
                        page * Post.PAGE)
                .stream()
                .collect(Collectors.groupingBy(Attachment::postId));
    }

    /** The files of a post. */
    List<Attachment> of(long post) {
        return sql.list(
                SELECT + "where a.post_id = ? and a.removed is null order by a.id fetch first " + MOST + " rows only",
                Attachments::read,
                post);
    }

    /** The files that edits took away from a post and that can be brought back, the latest first. */
    List<Attachment> removedFrom(long post) {
        return sql.list(
                SELECT + "where a.post_id = ? and a.removed is not null order by a.removed desc, a.id desc fetch first "
                        + REMOVED + " rows only",
                Attachments::read,
                post);
    }

    /** What a browser asked for; empty where the post has no such file. */
    Optional<Download> download(long post, long id, boolean view) {
        return sql.one(SELECT + "where a.id = ? and a.post_id = ? and a.removed is null", Attachments::read, id, post)
                .flatMap(found -> files.find(found.fileId()).map(file -> new Download(file, found.name(), view)));
    }

    /** Those of some files that the viewer may give to a post (0 for a new one): its own, and what the viewer sent and belongs to none. */
    List<Attachment> choose(long authority, long post, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object> values =
                new ArrayList<>(List.of(authority, post, Viewer.current().accountId()));
        values.addAll(ids);
        return sql.list(
                SELECT
                        + "where a.authority_id = ? and (a.post_id = ? or (a.post_id is null and a.account_id = ?)) and a.id in ("
                        + places(ids) + ") order by a.id",
                Attachments::read,
                values.toArray());
    }

    /**
     * Takes a file from the viewer, for a post that will be sent.
     *
     * @throws Problem if it is too large, there is no room, the viewer has too much that is in no post or sends too many, or the platform refuses it
     */
    Attachment receive(long authority, String name, InputStream content) {
        long account = Viewer.current().accountId();
        limits.count("forum.file", Long.toString(account), HOURLY, Duration.ofHours(1));
        requireRoom(authority, account, 1);
        Received received = files.receive(authority, name, content, (long) LARGEST_MEGABYTES * MEGABYTE);
        return transactions.run(() -> {
            StoredFile file = files.keep(received);
            requireRoom(authority, account, file.bytes());
            long id = sql.insert(
                    "insert into forum_attachment (authority_id, account_id, file_id, name, bytes, type, picture, added) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    authority,
                    account,
                    file.id(),
                    file.name(),
                    file.bytes(),
                    file.type(),
                    file.isPicture(),
                    Instant.now());
            return new Attachment(
                    id, 0, file.id(), file.name(), file.bytes(), file.type(), file.isPicture(), Optional.empty());
        });
    }

    /**
     * Makes a post have these files and no others; what it loses can be brought back for some time.
     *
     * @throws Problem {@link CommonError#CONFLICT} if one of them belongs elsewhere, or is gone
     */
    void set(long post, List<Long> ids) {
        for (long id : ids) {
            int changed = sql.update(
                    "update forum_attachment set post_id = ?, removed = null where id = ? and (post_id = ? or (post_id is null and account_id = ?))",
                    post,
                    id,
                    post,
                    Viewer.current().accountId());
            if (changed == 0) {
                throw new Problem(CommonError.CONFLICT);
            }
        }
        List<Object> values = new ArrayList<>(List.of(Instant.now(), post));
        values.addAll(ids);
        sql.update(
                "update forum_attachment set removed = ? where post_id = ? and removed is null"
                        + (ids.isEmpty() ? "" : " and id not in (" + places(ids) + ")"),
                values.toArray());
    }

    /** Refuses so many bytes more where there is no room for them. */
    private void requireRoom(long authority, long account, long bytes) {
        long loose = sql.number(
                "select coalesce(sum(bytes), 0) from forum_attachment where account_id = ? and (post_id is null or removed is not null)",
                account);
        if (loose + bytes > (long) LOOSE_MEGABYTES * MEGABYTE) {
            throw new Problem(ForumError.TOO_MUCH_LOOSE, LOOSE_MEGABYTES);
        }
        long share = files.room(authority).quota() / SHARE;
        if (sql.number("select coalesce(sum(bytes), 0) from forum_attachment where authority_id = ?", authority) + bytes
                > share) {
            throw new Problem(ForumError.NO_ROOM, share / MEGABYTE);
        }
    }

    private static String places(List<Long> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }

    private static Attachment read(ResultSet row) throws SQLException {
        return new Attachment(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getLong(5),
                row.getString(6),
                row.getBoolean(7),
                Sql.instant(row, 8));
    }
}
