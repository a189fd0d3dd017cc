package kz.bbu.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.platform.Vault;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;

/** The messages that wait, and those that failed; their texts are sealed with the key {@code mail.key} of the data folder. */
final class MailQueue {
    /** How often a message is tried: the last time about a day after the first. */
    static final int TRIES = 8;

    private static final int LISTED = 50;
    private static final int LONGEST_REASON = 300;
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    /** Nobody sends for so long: a message that is taken and neither sent nor failed by then was somebody's who is gone. */
    private static final Duration TAKEN = Duration.ofMinutes(10);

    private final Sql sql;
    private final Vault vault;

    MailQueue(Store store, Path folder) {
        this.sql = new Sql(store);
        // Without its key a message is lost, and nothing else.
        this.vault = new Vault(folder.resolve("mail.key"), false);
    }

    /** A message that is to be sent now, for the so-many-th time. */
    record Message(long id, String address, String subject, String sealed, int tries) {}

    /** Adds a message; {@code thing} is what a notice tells of, empty for what is no notice. */
    void add(String thing, String address, String subject, String text) {
        Instant now = Instant.now();
        sql.update(
                "insert into mail_message (notice, thing, address, subject, sealed, queued, due, tries, failed, reason) values (?, ?, ?, ?, ?, ?, ?, 0, false, '')",
                !thing.isEmpty(),
                thing,
                address,
                subject,
                Base64.getEncoder().encodeToString(vault.seal(text)),
                now,
                now);
    }

    /** Takes the notice, or the other message, that has waited longest past its time; no other node takes it meanwhile. */
    Optional<Message> take(boolean notice, Instant now) {
        Optional<Message> next = sql.one(
                "select id, address, subject, sealed, tries from mail_message where failed = false and notice = ? and due <= ? order by due, id fetch first 1 rows only",
                row -> new Message(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5) + 1),
                notice,
                now);
        return next.filter(message -> sql.update(
                        "update mail_message set tries = ?, due = ? where id = ? and tries = ? and failed = false",
                        message.tries(),
                        now.plus(TAKEN),
                        message.id(),
                        message.tries() - 1)
                > 0);
    }

    /** The text of a message; empty if it was sealed with another key. */
    Optional<String> text(Message message) {
        byte[] sealed = Base64.getDecoder().decode(message.sealed().getBytes(StandardCharsets.US_ASCII));
        try {
            return Optional.of(vault.open(sealed));
        } catch (IllegalStateException anotherKey) {
            return Optional.empty();
        }
    }

    void sent(Message message) {
        sql.update("delete from mail_message where id = ?", message.id());
    }

    /** Notes why a message was not sent; tells whether it is given up. */
    boolean failed(Message message, String reason, boolean forGood, Instant now) {
        boolean givenUp = forGood || message.tries() >= TRIES;
        Duration pause = Duration.ofMinutes(1L << Math.min(2 * message.tries(), 10));
        sql.update(
                "update mail_message set failed = ?, tried = ?, reason = ?, due = ? where id = ?",
                givenUp,
                now,
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE),
                message.id());
        return givenUp;
    }

    long waiting() {
        return waiting(false) + waiting(true);
    }

    /** How many notices wait, or how many other messages. */
    long waiting(boolean notice) {
        return sql.number("select count(*) from mail_message where failed = false and notice = ?", notice);
    }

    /** The addresses for which a notice of a thing waits. */
    Set<String> awaiting(String thing) {
        return Set.copyOf(sql.list(
                "select distinct address from mail_message where thing = ? and failed = false",
                row -> row.getString(1),
                thing));
    }

    /** Why a message that still waits was not sent, the last time that one was not. */
    Optional<Mails.Trouble> trouble() {
        return sql.one(
                "select tried, reason from mail_message where failed = false and tried is not null order by tried desc fetch first 1 rows only",
                row -> new Mails.Trouble(Sql.instant(row, 1).orElseThrow(), row.getString(2)));
    }

    List<Mails.Failed> failed() {
        return sql.list(
                "select id, address, subject, queued, reason from mail_message where failed = true order by id desc fetch first "
                        + LISTED + " rows only",
                row -> new Mails.Failed(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Sql.instant(row, 4).orElseThrow(),
                        row.getString(5)));
    }

    void retry(long id) {
        sql.update(
                "update mail_message set failed = false, tries = 0, tried = null, reason = '', due = ? where id = ? and failed = true",
                Instant.now(),
                id);
    }

    void drop(long id) {
        sql.update("delete from mail_message where id = ? and failed = true", id);
    }

    /** Forgets what failed 30 days ago. */
    void sweep(Instant now) {
        sql.update("delete from mail_message where failed = true and queued < ?", now.minus(KEPT));
    }
}
