package kz.bbu.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Accounts;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Language;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The accounts in the database. The scope of an account is asked anew each time; while the registry is away it is nothing. */
@Component(service = {Accounts.class, AccountBook.class})
public final class AccountBook implements Accounts {
    private static final String COLUMNS = "id, login, name, role, authority_id, enabled, last_login, totp_on";

    private static final int LONGEST_KEY = 400;

    private final Sql sql;
    private final Passwords passwords;
    private final Audit audit;
    private final Transactions transactions;
    private final SecondFactor secondFactor;
    private final Alphabet alphabet;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile Scopes scopes;

    @Activate
    public AccountBook(
            @Reference(target = "(store=kz.bbu.access)") Store store,
            @Reference Transactions transactions,
            @Reference SecondFactor secondFactor,
            @Reference Audit audit,
            @Reference Alphabet alphabet) {
        this(store, transactions, secondFactor, audit, alphabet, new Passwords());
    }

    AccountBook(
            Store store,
            Transactions transactions,
            SecondFactor secondFactor,
            Audit audit,
            Alphabet alphabet,
            Passwords passwords) {
        this.sql = new Sql(store);
        this.transactions = transactions;
        this.secondFactor = secondFactor;
        this.audit = audit;
        this.alphabet = alphabet;
        this.passwords = passwords;
    }

    /** What logging in needs of an account. */
    record Credentials(long id, String password) {}

    Passwords passwords() {
        return passwords;
    }

    Optional<Credentials> credentials(String login) {
        return sql.one(
                "select id, password from access_account where login = ? and enabled = true and password <> ''",
                row -> new Credentials(row.getLong(1), row.getString(2)),
                normal(login));
    }

    boolean isEmpty() {
        return sql.one("select id from access_account fetch first 1 rows only", row -> row.getLong(1))
                .isEmpty();
    }

    /** What an account still has to do before anything else opens. */
    record Duties(boolean mustChange, boolean secondFactor) {}

    Duties duties(long id) {
        return sql.one(
                        "select must_change, totp_on from access_account where id = ?",
                        row -> new Duties(row.getBoolean(1), row.getBoolean(2)),
                        id)
                .orElse(new Duties(true, false));
    }

    boolean mustChange(long id) {
        return sql.one("select must_change from access_account where id = ?", row -> row.getBoolean(1), id)
                .orElse(true);
    }

    void loggedIn(long id) {
        sql.update("update access_account set last_login = ? where id = ?", Instant.now(), id);
    }

    /** The language that an account has chosen; empty if it has not. */
    Optional<Language> language(long id) {
        return sql.one("select language from access_account where id = ?", row -> row.getString(1), id)
                .flatMap(Language::of);
    }

    /** Sets the own language; empty for that of the browser. */
    void setLanguage(long id, Optional<Language> language) {
        sql.update(
                "update access_account set language = ? where id = ?",
                language.map(Language::code).orElse(""),
                id);
    }

    /** Sets the own password; the caller has checked the old one. */
    void setPassword(long id, String login, String password) {
        passwords.check(password, login);
        sql.update(
                "update access_account set password = ?, must_change = false where id = ?",
                passwords.hash(password),
                id);
    }

    /** Adds an account without asking who wants it: for the first administrator. */
    void create(String login, String name, Role role, long authorityId, String password) {
        insert(login, name, role, authorityId, passwords.hash(password));
    }

    private void insert(String login, String name, Role role, long authorityId, String hash) {
        sql.update(
                "insert into access_account (login, name, role, authority_id, password, must_change, enabled, search_key) values (?, ?, ?, ?, ?, true, true, ?)",
                normal(login),
                name,
                role.name(),
                authorityId,
                hash,
                searchKey(login, name));
    }

    @Override
    public List<Account> list(String search, int offset, int limit) {
        List<Object> values = new ArrayList<>();
        String condition = found(search, values);
        values.add(offset);
        values.add(limit);
        return all(condition + " order by login offset ? rows fetch next ? rows only", values.toArray());
    }

    @Override
    public long count(String search) {
        List<Object> values = new ArrayList<>();
        return sql.number("select count(*) from access_account " + found(search, values), values.toArray());
    }

    /** The condition of a search within the viewer's scope; adds the values of its places. */
    private String found(String search, List<Object> values) {
        administrator();
        List<Long> authorities = ownAuthorities();
        // Of nobody's accounts nobody is listed: no authority has the number -1.
        values.addAll(authorities.isEmpty() ? List.of(-1L) : authorities);
        String places = String.join(", ", Collections.nCopies(values.size(), "?"));
        values.add("%" + Sql.literal(alphabet.fold(search)) + "%");
        return "where authority_id in (" + places + ") and search_key like ? escape '!'";
    }

    @Override
    public Optional<Account> find(long id) {
        administrator();
        return all("where id = ?", id).stream()
                .filter(account -> administers(account.authorityId()))
                .findFirst();
    }

    @Override
    public String add(String login, String name, Role role, long authorityId) {
        String password = passwords.oneTime();
        add(login, name, role, authorityId, passwords.hash(password));
        audit.record("account.add", normal(login) + " " + role + " " + authorityId);
        return password;
    }

    /** Adds an account that nobody can log in with until its password is set. */
    Account addWithoutPassword(String login, String name, Role role, long authorityId) {
        add(login, name, role, authorityId, "");
        audit.record("account.invite", normal(login) + " " + role + " " + authorityId);
        return all("where login = ?", normal(login)).get(0);
    }

    private void add(String login, String name, Role role, long authorityId, String hash) {
        administrator();
        permitted(authorityId);
        if (!normal(login).matches("[a-z0-9][a-z0-9._@-]{1,99}")) {
            throw new Problem(AccessError.LOGIN_BAD);
        }
        if (name.isBlank() || name.length() > 200) {
            throw new Problem(AccessError.NAME_MISSING);
        }
        if (!all("where login = ?", normal(login)).isEmpty()) {
            throw new Problem(AccessError.LOGIN_TAKEN, login);
        }
        insert(login, name.strip(), role, authorityId, hash);
    }

    @Override
    public String resetPassword(String login) {
        Account account = all("where login = ?", normal(login)).stream()
                .flatMap(a -> find(a.id()).stream())
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        String password = passwords.oneTime();
        sql.update(
                "update access_account set password = ?, must_change = true where id = ?",
                passwords.hash(password),
                account.id());
        endAccess(account.id());
        secondFactor.off(account.id());
        audit.record("account.reset", account.login());
        return password;
    }

    @Override
    public int endSessions(long id) {
        Account account = find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        int ended = sql.update("delete from access_session where account_id = ?", id);
        audit.record("account.sessions", account.login() + " " + ended);
        return ended;
    }

    @Override
    public void removeSecondFactor(long id) {
        change(id, account -> {
            secondFactor.off(id);
            audit.record("account.secondFactor", account.login());
        });
    }

    @Override
    public void setEnabled(long id, boolean enabled) {
        change(id, account -> {
            sql.update("update access_account set enabled = ? where id = ?", enabled, id);
            audit.record(enabled ? "account.enable" : "account.disable", account.login());
        });
    }

    @Override
    public void setRole(long id, Role role, long authorityId) {
        find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        permitted(authorityId);
        change(id, account -> {
            sql.update(
                    "update access_account set role = ?, authority_id = ? where id = ?", role.name(), authorityId, id);
            audit.record("account.role", account.login() + " " + role + " " + authorityId);
        });
    }

    /** Changes another's account and ends its sessions, unless the root would have no administrator afterwards. */
    private void change(long id, Consumer<Account> work) {
        Account account = find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        if (id == Viewer.current().accountId()) {
            throw new Problem(CommonError.CONFLICT);
        }
        transactions.run(() -> {
            long before = rootAdministrators();
            work.accept(account);
            if (before > 0 && rootAdministrators() == 0) {
                throw new Problem(AccessError.LAST_ADMINISTRATOR);
            }
            endSessionsOf(id);
            return null;
        });
    }

    /** How many can administer the root; their rows are locked, so that two cannot disable each other at once. */
    private long rootAdministrators() {
        return sql.update(
                "update access_account set enabled = true where enabled = true and role = ? and authority_id in (0, ?)",
                Role.ADMINISTRATOR.name(),
                authority(0));
    }

    @Override
    public Optional<Viewer> viewer(long id, Language language, String address) {
        return viewer(id, language, address, "");
    }

    Optional<Viewer> viewer(long id, Language language, String address, String csrfToken) {
        return all("where id = ? and enabled = true", id).stream()
                .findFirst()
                .map(account -> new Viewer(
                        account.id(),
                        account.name(),
                        account.role(),
                        account.authorityId(),
                        scopeOf(account.authorityId()),
                        language,
                        address,
                        csrfToken));
    }

    /**
     * The authorities of the accounts that the viewer administers; empty for one who administers all.
     *
     * @throws Problem {@link CommonError#FORBIDDEN} if the viewer is no administrator
     */
    Optional<List<Long>> administered() {
        administrator();
        return Scopes.administersAll(Viewer.current(), scopes) ? Optional.empty() : Optional.of(ownAuthorities());
    }

    private List<Long> ownAuthorities() {
        return sql.list("select distinct authority_id from access_account", row -> row.getLong(1)).stream()
                .filter(this::administers)
                .toList();
    }

    Optional<String> login(long id) {
        return all("where id = ?", id).stream().map(Account::login).findFirst();
    }

    /** Ends what the former password opened: whoever knew it may have made tokens with it. */
    void endAccess(long id) {
        endSessionsOf(id);
        sql.update("delete from access_token where account_id = ?", id);
        sql.update("delete from access_link where account_id = ?", id);
    }

    private void endSessionsOf(long id) {
        sql.update("delete from access_session where account_id = ?", id);
    }

    private List<Account> all(String tail, Object... values) {
        return sql.list(
                "select " + COLUMNS + " from access_account " + tail,
                row -> new Account(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Role.valueOf(row.getString(4)),
                        authority(row.getLong(5)),
                        row.getBoolean(6),
                        Sql.instant(row, 7),
                        row.getBoolean(8)),
                values);
    }

    /** The first administrator belongs to the root, which may not have been there yet: 0. */
    private long authority(long authorityId) {
        Scopes present = scopes;
        return authorityId == 0 && present != null ? present.root() : authorityId;
    }

    private Scope scopeOf(long authorityId) {
        Scopes present = scopes;
        return present == null ? Scope.NOTHING : present.of(authority(authorityId));
    }

    /** An authority that is no longer there is nobody's but the root's: nothing lies in every scope, and accounts must not. */
    private boolean administers(long authorityId) {
        Scope own = Viewer.current().scope();
        Scope wanted = scopeOf(authorityId);
        Scope needed = wanted.isEmpty() ? scopeOf(0) : wanted;
        return own.contains(needed.isEmpty() ? Scope.EVERYTHING : needed);
    }

    private void permitted(long authorityId) {
        if (scopeOf(authorityId).isEmpty() || !administers(authorityId)) {
            throw new Problem(CommonError.NOT_FOUND);
        }
    }

    private static void administrator() {
        if (!Viewer.current().may(Role.ADMINISTRATOR)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    private String searchKey(String login, String name) {
        String key = alphabet.fold(login + " " + name);
        return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
    }

    private static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }
}
