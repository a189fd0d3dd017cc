package kz.bbu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.access.Receivers.Receiver;
import kz.bbu.api.access.FollowedTopics;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What waits for the daily message of each account, and the messages. */
final class DailyMessages {
    /** Of how many topics an account is to be told at most. */
    static final int MOST_KEPT = 200;

    /** How many topics a message lists; of the others it tells how many they are. */
    static final int LISTED = 20;

    private static final Logger LOG = LoggerFactory.getLogger(DailyMessages.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int PORTION = 200;

    private final Sql sql;
    private final Transactions transactions;
    private final Texts texts;
    private final Receivers receivers;

    DailyMessages(Sql sql, Transactions transactions, Texts texts, Receivers receivers) {
        this.sql = sql;
        this.transactions = transactions;
        this.texts = texts;
        this.receivers = receivers;
    }

    /** A topic of which an account is to be told. */
    private record Kept(long id, long topic, String path) {}

    /** There is no room for a message, or another node has just written one: all stays as it was. */
    private static final class Later extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Keeps a topic for the daily messages of accounts; not where it is kept already, or as many as may be. */
    void keep(long topic, List<Long> accounts, String path) {
        Set<Long> served = Set.copyOf(Receivers.inPortions(accounts, portion -> {
            List<Object> values = new ArrayList<>(portion);
            values.add(topic);
            values.add(MOST_KEPT);
            return sql.list(
                    "select account_id from access_notification where account_id in (" + Receivers.places(portion)
                            + ") group by account_id having max(case when topic_id = ? then 1 else 0 end) = 1 or count(*) >= ?",
                    row -> row.getLong(1),
                    values.toArray());
        }));
        accounts.stream()
                .filter(account -> !served.contains(account))
                .forEach(account -> sql.update(
                        "insert into access_notification (account_id, topic_id, path) values (?, ?, ?)",
                        account,
                        topic,
                        path));
    }

    /** Writes a message to each account for which something waits and that had none within the last day. */
    void send(Mails mails, FollowedTopics topics, Instant now) {
        long last = 0;
        List<Long> waiting;
        do {
            // Not both tables at once: a row of the one would be held while one of the other is waited for.
            waiting = sql.list(
                    "select distinct account_id from access_notification where account_id > ? order by account_id fetch first "
                            + PORTION + " rows only",
                    row -> row.getLong(1),
                    last);
            for (long account : due(waiting, now)) {
                send(mails, topics, account, now);
            }
            last = waiting.isEmpty() ? last : waiting.get(waiting.size() - 1);
        } while (waiting.size() == PORTION);
    }

    private List<Long> due(List<Long> accounts, Instant now) {
        return Receivers.inPortions(accounts, portion -> {
            List<Object> values = new ArrayList<>(portion);
            values.add(now.minus(DAY));
            return sql.list(
                    "select id from access_account where id in (" + Receivers.places(portion)
                            + ") and (notified is null or notified <= ?) order by id",
                    row -> row.getLong(1),
                    values.toArray());
        });
    }

    /** Writes the message of one account; whatever goes wrong, the others get theirs, and this one is tried again. */
    private void send(Mails mails, FollowedTopics topics, long account, Instant now) {
        try {
            transactions.run(() -> {
                write(mails, topics, account, now);
                return null;
            });
        } catch (Later e) {
            // Whoever has no room tells so.
        } catch (RuntimeException | LinkageError e) {
            LOG.error("the daily message of account {} cannot be written now: {}", account, e.toString());
        }
    }

    private void write(Mails mails, FollowedTopics topics, long account, Instant now) {
        List<Kept> kept = sql.list(
                "select id, topic_id, path from access_notification where account_id = ? order by id fetch first "
                        + MOST_KEPT + " rows only",
                row -> new Kept(row.getLong(1), row.getLong(2), row.getString(3)),
                account);
        if (kept.isEmpty()) {
            return;
        }
        // Nobody, if mail is not wanted any more.
        Optional<Mails.Notice> message = receivers.of(List.of(account)).stream()
                .findFirst()
                .flatMap(receiver -> message(mails, topics, receiver, kept));
        // What comes in meanwhile waits for the next message. Of two nodes that come at once, the rows are one's only.
        int mine = sql.update(
                "delete from access_notification where account_id = ? and id <= ?",
                account,
                kept.get(kept.size() - 1).id());
        if (mine == 0 || message.isEmpty()) {
            return;
        }
        int due = sql.update(
                "update access_account set notified = ? where id = ? and (notified is null or notified <= ?)",
                now,
                account,
                now.minus(DAY));
        if (due == 0 || mails.sendNotices("daily " + account, List.of(message.get())) == 0) {
            throw new Later();
        }
    }

    /** What the topics say now; empty if there is nothing to tell any more. */
    private Optional<Mails.Notice> message(Mails mails, FollowedTopics topics, Receiver receiver, List<Kept> kept) {
        Map<Long, String> news = topics.news(
                receiver.id(), kept.stream().map(Kept::topic).collect(Collectors.toSet()), receiver.language());
        Map<Long, String> paths = new LinkedHashMap<>();
        kept.stream()
                .filter(row -> news.containsKey(row.topic()))
                .forEach(row -> paths.putIfAbsent(row.topic(), row.path()));
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        Texts own = texts.in(receiver.language());
        StringBuilder list = new StringBuilder();
        paths.entrySet().stream()
                .limit(LISTED)
                .forEach(topic -> list.append(StoredNotifications.line(news.get(topic.getKey())))
                        .append('\n')
                        .append(mails.link(topic.getValue()))
                        .append("\n\n"));
        if (paths.size() > LISTED) {
            list.append(own.text("mail.daily.more", paths.size() - LISTED)).append("\n\n");
        }
        return Optional.of(new Mails.Notice(
                receiver.login(),
                own.text("mail.daily.subject", paths.size()),
                own.text("mail.daily.text", list.toString(), mails.link("/account/settings"))));
    }
}
