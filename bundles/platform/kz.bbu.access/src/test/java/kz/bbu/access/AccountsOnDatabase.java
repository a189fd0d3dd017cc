package kz.bbu.access;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;

/** Accounts and sessions on a database for all tests, empty again for each test. */
final class AccountsOnDatabase {
    final List<String> audited = new ArrayList<>();
    final Store store;
    final Sql sql;
    final AccountBook accounts;
    final Sessions sessions;
    final StoredLinks links;

    AccountsOnDatabase(String kind) {
        TestDatabase database = TestDatabase.lasting(kind);
        store = database.store("access");
        sql = new Sql(store);
        Audit audit = (action, object) -> audited.add(action + " " + object);
        accounts = new AccountBook(store, database.transactions(), audit, new FakeAlphabet());
        accounts.scopes = new FakeScopes();
        sessions = new Sessions(store, accounts);
        links = new StoredLinks(store, database.transactions(), accounts, audit);
    }

    void empty() {
        for (String table :
                List.of("access_event", "access_link", "access_token", "access_session", "access_account")) {
            sql.update("delete from " + table);
        }
        audited.clear();
        accounts.scopes = new FakeScopes();
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
