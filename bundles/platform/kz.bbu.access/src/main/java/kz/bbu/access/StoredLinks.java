package kz.bbu.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Accounts.Account;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.platform.PasswordLinks;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The links in the database, as hashes of random secrets. */
@Component(service = {PasswordLinks.class, StoredLinks.class})
public final class StoredLinks implements PasswordLinks {
    static final String PATH = "/password/";

    private static final Duration INVITATION = Duration.ofDays(7);
    private static final Duration RESET = Duration.ofDays(1);

    private final Sql sql;
    private final Transactions transactions;
    private final AccountBook accounts;
    private final Audit audit;
    private final Texts texts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Mails mails;

    @Activate
    public StoredLinks(
            @Reference(target = "(store=kz.bbu.access)") Store store,
            @Reference Transactions transactions,
            @Reference AccountBook accounts,
            @Reference Audit audit,
            @Reference Texts texts) {
        this.sql = new Sql(store);
        this.transactions = transactions;
        this.accounts = accounts;
        this.audit = audit;
        this.texts = texts;
    }

    @Override
    public Link invite(String login, String name, Role role, long authorityId) {
        return transactions.run(() -> {
            lock();
            Account account = accounts.addWithoutPassword(login, name, role, authorityId);
            return link(account, INVITATION, "mail.invitation");
        });
    }

    @Override
    public Link reset(long accountId) {
        return transactions.run(() -> {
            lock();
            Account account = accounts.find(accountId).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
            audit.record("account.link", account.login());
            return link(account, RESET, "mail.reset");
        });
    }

    /** The login of the account that a link is for; empty if the link is unknown, used or too old, or the account is disabled. */
    Optional<String> login(String secret) {
        return account(secret).flatMap(accounts::login);
    }

    /**
     * Sets the password and uses the link up; all sessions and tokens of the account end.
     *
     * @return the account
     * @throws Problem {@link CommonError#NOT_FOUND} if the link opens nothing, or why the password is refused: then the link is still good
     */
    long use(String secret, String password) {
        return transactions.run(() -> {
            long id = account(secret).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
            // Of two who use it at once, the row is one's only.
            if (sql.update("delete from access_link where hash = ?", Secrets.hash(secret)) == 0) {
                throw new Problem(CommonError.NOT_FOUND);
            }
            accounts.setPassword(id, accounts.login(id).orElseThrow(), password);
            accounts.endAccess(id);
            return id;
        });
    }

    private Optional<Long> account(String secret) {
        return sql.one(
                "select l.account_id from access_link l join access_account a on a.id = l.account_id where l.hash = ? and l.expires > ? and a.enabled = true",
                row -> row.getLong(1),
                Secrets.hash(secret),
                Instant.now());
    }

    /**
     * Lets nobody else make links until the end of the transaction.
     *
     * <p>Making one looks at all links and at all messages that wait: two who have made some and go on, as for lists of people, would wait for each other.
     */
    private void lock() {
        sql.update("update access_link_lock set id = id");
    }

    private Link link(Account account, Duration time, String message) {
        String secret = Secrets.random();
        Instant now = Instant.now();
        sql.update("delete from access_link where account_id = ? or expires < ?", account.id(), now);
        sql.update(
                "insert into access_link (hash, account_id, created, expires) values (?, ?, ?, ?)",
                Secrets.hash(secret),
                account.id(),
                now,
                now.plus(time));
        Instant end = now.plus(time);
        return new Link(
                account.login(), account.name(), PATH + secret, end, mail(account, PATH + secret, end, message));
    }

    /** Sends a link to whoever it is for, in the own language. */
    private ByMail mail(Account account, String path, Instant end, String message) {
        Mails present = mails;
        if (present == null || !present.isOn() || !Mails.isAddress(account.login())) {
            return ByMail.NO;
        }
        Texts own = texts.in(accounts.language(account.id()).orElse(Language.KK));
        boolean kept = present.send(
                account.login(),
                own.text(message + ".subject"),
                own.text(
                        message + ".text",
                        account.name(),
                        account.login(),
                        present.link(path),
                        own.formats().dateTime(end)));
        return kept ? ByMail.YES : ByMail.NO_ROOM;
    }
}
