package kz.bbu.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kz.bbu.access.Receivers.Receiver;
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

/** What each account wants to be told, and how it is told. */
@Component(
        service = {Notifications.class, StoredNotifications.class},
        immediate = true)
public final class StoredNotifications implements Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(StoredNotifications.class);
    private static final int LOOK_MINUTES = 15;
    private static final int LONGEST_WORDS = 300;
    private static final int MOST_TOLD = 1000;

    private final Sql sql;
    private final Transactions transactions;
    private final Texts texts;
    private final Receivers receivers;
    private final DailyMessages daily;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

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
        this.receivers = new Receivers(sql);
        this.daily = new DailyMessages(sql, transactions, texts, receivers);
        looks.scheduleWithFixedDelay(this::sendDailySafely, 1, LOOK_MINUTES, TimeUnit.MINUTES);
    }

    @Deactivate
    public void close() {
        looks.shutdownNow();
    }

    /** When an account is told by mail. */
    public enum Mailing {
        EACH,
        DAILY,
        NEVER
    }

    /** What an account has chosen. */
    public record Wish(boolean pages, Mailing mail) {}

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
        // All is read first, then rows are held, then messages, here and by the daily ones: so no two wait for each
        // other.
        transactions.run(() -> {
            List<Receiver> told = receivers.of(all);
            List<Mails.Notice> notices = told.stream()
                    .filter(receiver -> receiver.mail() == Mailing.EACH)
                    .map(receiver -> notice(present.get(), receiver, words.apply(receiver.language()), path))
                    .toList();
            daily.keep(
                    topic,
                    told.stream()
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

    /** What is told, on one line that is not too long. */
    static String line(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ");
        return line.substring(0, Math.min(line.length(), LONGEST_WORDS));
    }

    private void sendDailySafely() {
        try {
            sendDaily(Instant.now());
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("the daily messages cannot be written now: {}", e.getMessage());
        }
    }

    /** Writes the daily messages that are due. */
    void sendDaily(Instant now) {
        FollowedTopics topics = followed;
        if (topics != null) {
            mails().ifPresent(present -> daily.send(present, topics, now));
        }
    }
}
