package kz.bbu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.bbu.api.access.FollowedTopics;
import kz.bbu.api.access.Notifications;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each account wants to be told, and what waits for its daily message. */
@Component(
        service = {Notifications.class, StoredNotifications.class},
        immediate = true)
public final class StoredNotifications implements Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(StoredNotifications.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LOOK_MINUTES = 15;
    private static final int PORTION = 200;
    private static final int LONGEST_WORDS = 300;
    private static final int MOST_TOLD = 1000;

    /** Of how many topics an account is to be told at most. */
    static final int MOST_KEPT = 200;

    /** How many topics a daily message lists; of the others it tells how many they are. */
    static final int LISTED = 20;

    private final Sql sql;
    private final Transactions transactions;
    private final Texts texts;
    private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor();

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Mails mails;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile FollowedTopics followed;

    @Activate
    public StoredNotifications(
            @Reference(target = "(store=kz.bbu.access)") Store store,
            @Reference Transactions transactions,
            @Reference Texts texts) {
        this.sql = new Sql(store);
        this.transactions = transactions;
        this.texts = texts;
        daily.scheduleWithFixedDelay(this::sendDailySafely, 1, LOOK_MINUTES, TimeUnit.MINUTES);
    }

    @Deactivate
    public void close() {
        daily.shutdownNow();
    }

    /** When an account is told by mail. */
    public enum Mailing {
        EACH,
        DAILY,
        NEVER
    }

    /** What an account has chosen. */
    public record Wish(boolean pages, Mailing mail) {}

    private record Receiver(long id, String login, Language language, Mailing mail) {}

    /** A topic of which an account is to be told. */
    private record Kept(long id, long topic, String path) {}

    /** There is no room for a message, or another node has just written one: all stays as it was. */
    private static final class Later extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Wish wish(long account) {
        return sql.one(
                        "select notify_pages, notify_mail from access_account where id = ?",
                        row -> new Wish(row.getBoolean(1), Mailing.valueOf(row.getString(2))),
                        account)
                .orElse(new Wish(false, Mailing.NEVER));
    }

    void setWish(long account, Wish wish) {
        sql.update(
                "update access_account set notify_pages = ?, notify_mail = ? where id = ?",
                wish.pages(),
                wish.mail().name(),
                account);
    }

    /** Tells whether the portal sends mail at all. */
    boolean isMailOn() {
        return mails().isPresent();
    }

    private Optional<Mails> mails() {
        return Optional.ofNullable(mails).filter(Mails::isOn);
    }

    @Override
    public boolean onPages() {
        return wish(Viewer.current().accountId()).pages();
    }

    @Override
    public void tell(long topic, Collection<Long> accounts, Function<Language, String> words, String path) {
        Optional<Mails> present = mails();
        if (present.isEmpty() || accounts.isEmpty()) {
            return;
        }
        List<Long> all = accounts.stream().distinct().sorted().limit(MOST_TOLD).toList();
        // All is read first; then rows are held before messages, here and for the daily ones: no two wait for each
        // other.
        transactions.run(() -> {
            List<Receiver> receivers = receivers(all);
            List<Mails.Notice> notices = receivers.stream()
                    .filter(receiver -> receiver.mail() == Mailing.EACH)
                    .map(receiver -> notice(present.get(), receiver, words.apply(receiver.language()), path))
                    .toList();
            keep(
                    topic,
                    receivers.stream()
                            .filter(receiver -> receiver.mail() == Mailing.DAILY)
                            .map(Receiver::id)
                            .toList(),
                    path);
            return present.get().sendNotices("topic " + topic, notices);
        });
    }

    private Mails.Notice notice(Mails mails, Receiver receiver, String words, String path) {
        String line = line(words);
        return new Mails.Notice(
                receiver.login(),
                line,
                texts.in(receiver.language())
                        .text("mail.notification.text", line, mails.link(path), mails.link("/account/settings")));
    }

    private static String line(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_WORDS));
    }

    /** Keeps a topic for the daily messages of accounts; not where it is kept already, or as many as may be. */
    private void keep(long topic, List<Long> accounts, String path) {
        Set<Long> served = Set.copyOf(inPortions(accounts, portion -> {
            List<Object> values = new ArrayList<>(portion);
            values.add(topic);
            values.add(MOST_KEPT);
            return sql.list(
                    "select account_id from access_notification where account_id in (" + places(portion)
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

    /** The accounts that can be told and want it, by number. */
    private List<Receiver> receivers(List<Long> accounts) {
        return inPortions(accounts, portion -> {
            List<Object> values = new ArrayList<>(portion);
            values.add(Mailing.NEVER.name());
            return sql
                    .list(
                            "select id, login, language, notify_mail from access_account where id in ("
                                    + places(portion) + ") and enabled = true and notify_mail <> ? order by id",
                            row -> new Receiver(
                                    row.getLong(1),
                                    row.getString(2),
                                    Language.of(row.getString(3)).orElse(Language.KK),
                                    Mailing.valueOf(row.getString(4))),
                            values.toArray())
                    .stream()
                    .filter(receiver -> Mails.isAddress(receiver.login()))
                    .toList();
        });
    }

    private static <T> List<T> inPortions(List<Long> accounts, Function<List<Long>, List<T>> read) {
        List<T> found = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += PORTION) {
            found.addAll(read.apply(accounts.subList(from, Math.min(accounts.size(), from + PORTION))));
        }
        return found;
    }

    private static String places(List<Long> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private void sendDailySafely() {
        try {
            sendDaily(Instant.now());
        } catch (RuntimeException e) {
            LOG.warn("the daily messages cannot be written now: {}", e.getMessage());
        }
    }

    /** Writes a message to each account for which something waits and that had none within the last day. */
    void sendDaily(Instant now) {
        Optional<Mails> present = mails();
        FollowedTopics topics = followed;
        if (present.isEmpty() || topics == null) {
            return;
        }
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
                sendDaily(present.get(), topics, account, now);
            }
            last = waiting.isEmpty() ? last : waiting.get(waiting.size() - 1);
        } while (waiting.size() == PORTION);
    }

    private List<Long> due(List<Long> accounts, Instant now) {
        return inPortions(accounts, portion -> {
            List<Object> values = new ArrayList<>(portion);
            values.add(now.minus(DAY));
            return sql.list(
                    "select id from access_account where id in (" + places(portion)
                            + ") and (notified is null or notified <= ?) order by id",
                    row -> row.getLong(1),
                    values.toArray());
        });
    }

    /** Writes the message of one account; whatever goes wrong, the others get theirs, and this one is tried again. */
    private void sendDaily(Mails mails, FollowedTopics topics, long account, Instant now) {
        try {
            transactions.run(() -> {
                write(mails, topics, account, now);
                return null;
            });
        } catch (Later e) {
            // Whoever has no room tells so.
        } catch (RuntimeException e) {
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
        Optional<Mails.Notice> message = receivers(List.of(account)).stream()
                .findFirst()
                .flatMap(receiver -> daily(mails, topics, receiver, kept));
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
    private Optional<Mails.Notice> daily(Mails mails, FollowedTopics topics, Receiver receiver, List<Kept> kept) {
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
                .forEach(topic -> list.append(line(news.get(topic.getKey())))
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
