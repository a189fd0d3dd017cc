package kz.bbu.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;
import org.bouncycastle.util.encoders.Base32;

/** Accounts and sessions on a database for all tests, empty again for each test. */
final class AccountsOnDatabase {
    private static final int LIGHT_KIB = 64;

    final List<String> audited = new ArrayList<>();
    final Store store;
    final Sql sql;
    final AccountBook accounts;
    final Sessions sessions;
    final StoredLinks links;
    final SecondFactor secondFactor;
    final Transactions transactions;

    /** What the second factor takes for now. */
    Instant now = Instant.parse("2026-11-27T05:00:00Z");

    private final Path keys;

    AccountsOnDatabase(String kind) {
        keys = folder();
        TestDatabase database = TestDatabase.lasting(kind);
        store = database.store("access");
        transactions = database.transactions();
        sql = new Sql(store);
        Audit audit = (action, object) -> audited.add(action + " " + object);
        secondFactor = secondFactor(false);
        accounts =
                new AccountBook(store, transactions, secondFactor, audit, new FakeAlphabet(), new Passwords(LIGHT_KIB));
        accounts.scopes = new FakeScopes();
        sessions = new Sessions(store, accounts);
        links = new StoredLinks(store, transactions, accounts, audit, new FakeTexts(Language.KK));
    }

    void empty() {
        for (String table : List.of(
                "access_event",
                "access_notification",
                "access_recovery",
                "access_link",
                "access_token",
                "access_session",
                "access_account")) {
            sql.update("delete from " + table);
        }
        audited.clear();
        accounts.scopes = new FakeScopes();
        links.mails = null;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("bbu-access");
            folder.toFile().deleteOnExit();
            folder.resolve("access.key").toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second factor, with a clock that stands where {@link #now} does. */
    SecondFactor secondFactor(boolean required) {
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new SecondFactor(sql, transactions, keys, required, clock);
    }

    /** The code that an app with this secret shows at {@link #now}. */
    String code(String secret) {
        return Totp.code(Base32.decode(secret), Totp.step(now), Totp.DIGITS);
    }

    /** Switches the second factor of an account on, and gives the secret of its app; then the next code is shown. */
    String app(long id) {
        secondFactor.begin(id);
        String secret = secondFactor.pending(id).orElseThrow();
        secondFactor.confirm(id, code(secret));
        now = now.plusSeconds(30);
        return secret;
    }

    /** An account with a password of its own choice. */
    long account(String login, Role role, long authority, String password) {
        accounts.create(login, login, role, authority, "unused-first-one");
        long id = id(login);
        accounts.setPassword(id, login, password);
        return id;
    }

    long id(String login) {
        return sql.number("select id from access_account where login = ?", login);
    }

    /** Works as an administrator of an authority who is none of the accounts. */
    <T> T as(long authority, Callable<T> work) {
        Viewer viewer = new Viewer(
                -1,
                "Test",
                Role.ADMINISTRATOR,
                authority,
                new FakeScopes().of(authority),
                Language.KK,
                "127.0.0.1",
                "token");
        return TestViewers.call(viewer, work);
    }

    boolean isLoggedIn(String secret) {
        return sessions.viewer(secret, Language.KK, "127.0.0.1").isPresent();
    }
}
