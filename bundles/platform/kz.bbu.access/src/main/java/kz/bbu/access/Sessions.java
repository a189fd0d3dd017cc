package kz.bbu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Language;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions and personal tokens, kept as hashes of random secrets. A session ends after 30 minutes without a request, and after 12 hours in any case. */
@Component(service = Sessions.class)
public final class Sessions {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(12);

    /** How exactly the last use is known: one write a minute is enough. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private static final Duration WAITING = Duration.ofMinutes(10);

    private static final int MOST_LISTED = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Sql sql;
    private final AccountBook accounts;

    @Activate
    public Sessions(@Reference(target = "(store=kz.bbu.access)") Store store, @Reference AccountBook accounts) {
        this.sql = new Sql(store);
        this.accounts = accounts;
    }

    private record Session(long accountId, String csrf, Instant used) {}

    /**
     * A session that has not ended.
     *
     * @param key by which it can be ended; it opens nothing
     * @param own whether it is the one that asks
     */
    public record Open(String key, String device, String address, Instant created, Instant used, boolean own) {}

    /** A personal token, without its secret. */
    public record Token(long id, String name, Instant created, Instant expires) {}

    /** Begins a session and gives the secret for the cookie. */
    String begin(long accountId, String address, String device) {
        return begin(accountId, address, device, false);
    }

    /** Begins a session that opens nothing yet: the password was right, the code of the second factor is still to come. */
    String beginPending(long accountId, String address, String device) {
        return begin(accountId, address, device, true);
    }

    /** The account of a session that waits for its code; it waits ten minutes. */
    Optional<Long> pending(String secret) {
        return sql.one(
                "select s.account_id from access_session s join access_account a on a.id = s.account_id where s.hash = ? and s.pending = true and s.created > ? and a.enabled = true",
                row -> row.getLong(1),
                Secrets.hash(secret),
                Instant.now().minus(WAITING));
    }

    private String begin(long accountId, String address, String device, boolean pending) {
        String secret = Secrets.random();
        Instant now = Instant.now();
        sql.update("delete from access_session where created < ? or used < ?", now.minus(LONGEST), now.minus(IDLE));
        sql.update(
                "insert into access_session (hash, account_id, csrf, address, created, used, device, pending) values (?, ?, ?, ?, ?, ?, ?, ?)",
                Secrets.hash(secret),
                accountId,
                Secrets.random(),
                address,
                now,
                now,
                device,
                pending);
        return secret;
    }

    /** The viewer of a session; empty if it has ended or its account is disabled. */
    Optional<Viewer> viewer(String secret, Language language, String address) {
        Instant now = Instant.now();
        String hash = Secrets.hash(secret);
        Optional<Session> session = sql.one(
                "select account_id, csrf, used from access_session where hash = ? and pending = false and created > ? and used > ?",
                row -> new Session(
                        row.getLong(1), row.getString(2), Sql.instant(row, 3).orElseThrow()),
                hash,
                now.minus(LONGEST),
                now.minus(IDLE));
        if (session.isPresent() && session.get().used().isBefore(now.minus(NOTED))) {
            note(hash, now);
        }
        return session.flatMap(s -> accounts.viewer(s.accountId(), language, address, s.csrf()));
    }

    private void note(String hash, Instant now) {
        try {
            sql.update("update access_session set used = ? where hash = ?", now, hash);
        } catch (Problem e) {
            // Reading goes on when the disk is full.
            LOG.warn("the last use of a session cannot be noted: {}", e.getMessage());
        }
    }

    void end(String secret) {
        sql.update("delete from access_session where hash = ?", Secrets.hash(secret));
    }

    /** The sessions of an account that have not ended, the one used last first. */
    List<Open> open(long accountId, String secret) {
        String own = Secrets.hash(secret);
        Instant now = Instant.now();
        return sql.list(
                "select hash, device, address, created, used from access_session where account_id = ? and pending = false and created > ? and used > ? order by used desc, hash fetch first "
                        + MOST_LISTED + " rows only",
                row -> new Open(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Sql.instant(row, 4).orElseThrow(),
                        Sql.instant(row, 5).orElseThrow(),
                        row.getString(1).equals(own)),
                accountId,
                now.minus(LONGEST),
                now.minus(IDLE));
    }

    /** Ends a session of an account by its key; tells whether there was one. */
    boolean endOne(long accountId, String key) {
        return sql.update("delete from access_session where account_id = ? and hash = ?", accountId, key) > 0;
    }

    /** Ends all sessions of an account but one. */
    int endOthers(long accountId, String secret) {
        return sql.update(
                "delete from access_session where account_id = ? and hash <> ?", accountId, Secrets.hash(secret));
    }

    /** Ends all personal tokens of an account. */
    void endTokens(long accountId) {
        sql.update("delete from access_token where account_id = ?", accountId);
    }

    /** Makes a personal token and gives its secret, which is shown once. */
    String addToken(long accountId, String name, int days) {
        String secret = "bbu_" + Secrets.random();
        Instant now = Instant.now();
        sql.update(
                "insert into access_token (account_id, name, hash, created, expires) values (?, ?, ?, ?, ?)",
                accountId,
                name,
                Secrets.hash(secret),
                now,
                now.plus(Duration.ofDays(days)));
        return secret;
    }

    List<Token> tokens(long accountId) {
        return sql.list(
                "select id, name, created, expires from access_token where account_id = ? order by id",
                row -> new Token(
                        row.getLong(1),
                        row.getString(2),
                        Sql.instant(row, 3).orElseThrow(),
                        Sql.instant(row, 4).orElseThrow()),
                accountId);
    }

    void revokeToken(long accountId, long tokenId) {
        sql.update("delete from access_token where account_id = ? and id = ?", accountId, tokenId);
    }

    /** The viewer of a personal token, never wider than its account. */
    Optional<Viewer> tokenViewer(String secret, Language language, String address) {
        return sql.one(
                        "select account_id from access_token where hash = ? and expires > ?",
                        row -> row.getLong(1),
                        Secrets.hash(secret),
                        Instant.now())
                .flatMap(id -> accounts.viewer(id, language, address));
    }
}
