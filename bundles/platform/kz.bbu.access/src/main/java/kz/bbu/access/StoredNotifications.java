package kz.bbu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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

    /** How many things a daily message lists; of the others it tells how many they are. */
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

    private record Line(String words, String path) {}

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
    public void tell(Collection<Long> accounts, Function<Language, String> words, String path) {
        Optional<Mails> present = mails();
        if (present.isEmpty() || accounts.isEmpty()) {
            return;
        }
        List<Long> all = List.copyOf(accounts);
        transactions.run(() -> {
            List<Mails.Notice> notices = new ArrayList<>();
            for (int from = 0; from < all.size(); from += PORTION) {
                for (Receiver receiver : receivers(all.subList(from, Math.min(all.size(), from + PORTION)))) {
                    String line = words.apply(receiver.language()).replaceAll("\\p{Cntrl}+", " ");
                    String cut = line.substring(0, Math.min(line.length(), LONGEST_WORDS));
                    if (receiver.mail() == Mailing.EACH) {
                        notices.add(notice(present.get(), receiver, cut, path));
                    } else {
                        keep(receiver, cut, path);
                    }
                }
            }
            return present.get().sendNotices(path, notices);
        });
    }

    private Mails.Notice notice(Mails mails, Receiver receiver, String words, String path) {
        return new Mails.Notice(
                receiver.login(),
                words,
                texts.in(receiver.language())
                        .text("mail.notification.text", words, mails.link(path), mails.link("/account/settings")));
    }

    private void keep(Receiver receiver, String words, String path) {
        sql.update(
                "insert into access_notification (account_id, words, path) values (?, ?, ?)",
                receiver.id(),
                words,
                path);
    }

    private List<Receiver> receivers(List<Long> accounts) {
        List<Object> values = new ArrayList<>(accounts);
        values.add(Mailing.NEVER.name());
        return sql
                .list(
                        "select id, login, language, notify_mail from access_account where id in ("
                                + String.join(", ", Collections.nCopies(accounts.size(), "?"))
                                + ") and enabled = true and notify_mail <> ?",
                        row -> new Receiver(
                                row.getLong(1),
                                row.getString(2),
                                Language.of(row.getString(3)).orElse(Language.KK),
                                Mailing.valueOf(row.getString(4))),
                        values.toArray())
                .stream()
                .filter(receiver -> Mails.isAddress(receiver.login()))
                .toList();
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
        if (present.isEmpty()) {
            return;
        }
        List<Long> due;
        do {
            due = sql.list(
                    "select a.id from access_account a where (a.notified is null or a.notified <= ?) and a.id in (select n.account_id from access_notification n) order by a.id fetch first "
                            + PORTION + " rows only",
                    row -> row.getLong(1),
                    now.minus(DAY));
            for (long account : due) {
                transactions.run(() -> {
                    sendDaily(present.get(), account, now);
                    return null;
                });
            }
        } while (due.size() == PORTION);
    }

    private void sendDaily(Mails mails, long account, Instant now) {
        // Of two nodes that come at once, the row is one's only.
        int mine = sql.update(
                "update access_account set notified = ? where id = ? and (notified is null or notified <= ?)",
                now,
                account,
                now.minus(DAY));
        if (mine == 0) {
            return;
        }
        // What comes in meanwhile waits for the next message.
        long last = sql.number("select max(id) from access_notification where account_id = ?", account);
        List<Line> lines = sql.list(
                "select words, path from access_notification where account_id = ? and id <= ? order by id fetch first "
                        + LISTED + " rows only",
                row -> new Line(row.getString(1), row.getString(2)),
                account,
                last);
        int all = sql.update("delete from access_notification where account_id = ? and id <= ?", account, last);
        // Nobody, if mail is not wanted any more.
        receivers(List.of(account)).forEach(receiver -> sendDaily(mails, receiver, lines, all));
    }

    private void sendDaily(Mails mails, Receiver receiver, List<Line> lines, int all) {
        Texts own = texts.in(receiver.language());
        StringBuilder list = new StringBuilder();
        lines.forEach(line -> list.append(line.words())
                .append('\n')
                .append(mails.link(line.path()))
                .append("\n\n"));
        if (all > lines.size()) {
            list.append(own.text("mail.daily.more", all - lines.size())).append("\n\n");
        }
        mails.sendNotices(
                "daily",
                List.of(new Mails.Notice(
                        receiver.login(),
                        own.text("mail.daily.subject", all),
                        own.text("mail.daily.text", list.toString(), mails.link("/account/settings")))));
    }
}
