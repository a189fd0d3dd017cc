package kz.bbu.access;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Vault;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import org.bouncycastle.util.encoders.Base32;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The second factor of accounts: the codes of an authenticator app, and recovery codes for the day on which the app is lost.
 *
 * <p>The secrets of the apps are encrypted with the key {@code access.key} of the data folder; of the recovery codes there are hashes. A code opens once.
 */
@Component(service = SecondFactor.class, configurationPid = "kz.bbu.access")
@Designate(ocd = SecondFactor.Config.class)
public final class SecondFactor {
    static final int RECOVERY_CODES = 10;

    /** The random bits of a secret as RFC 4226 recommends, and those of a recovery code. */
    private static final int SECRET_BYTES = 20;

    private static final int RECOVERY_BYTES = 10;

    /** Clocks of telephones go wrong by some seconds: the steps before and after count too. */
    private static final int TOLERANCE = 1;

    /** Who needs a second factor. */
    @ObjectClassDefinition
    public @interface Config {
        @AttributeDefinition(
                description =
                        "Whether administrators need a second factor; false is for demonstrations and tests, where nothing is to be protected")
        boolean secondFactorForAdministrators() default true;
    }

    private final Sql sql;
    private final Transactions transactions;
    private final Vault vault;
    private final boolean required;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public SecondFactor(
            Config config,
            @Reference(target = "(store=kz.bbu.access)") Store store,
            @Reference Transactions transactions) {
        this(
                new Sql(store),
                transactions,
                Path.of(System.getProperty("bbu.data", "data")),
                config.secondFactorForAdministrators(),
                Clock.systemUTC());
    }

    SecondFactor(Sql sql, Transactions transactions, Path folder, boolean required, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.required = required;
        this.clock = clock;
        boolean sealed = sql.one("select id from access_account where totp <> '' fetch first 1 rows only", row -> 1)
                .isPresent();
        this.vault = new Vault(folder.resolve("access.key"), sealed);
    }

    boolean isRequired(Role role) {
        return required && role.includes(Role.ADMINISTRATOR);
    }

    boolean isOn(long accountId) {
        return sql.one("select totp_on from access_account where id = ?", row -> row.getBoolean(1), accountId)
                .orElse(false);
    }

    /** Makes the secret for an app that is set up; nothing changes until {@link #confirm}. */
    void begin(long accountId) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String sealed = Base64.getEncoder().encodeToString(vault.seal(Base32.toBase32String(secret)));
        sql.update("update access_account set totp = ? where id = ? and totp_on = false", sealed, accountId);
    }

    /** The secret of an app that is being set up, in Base32; empty if none is. */
    Optional<String> pending(long accountId) {
        return isOn(accountId) ? Optional.empty() : secret(accountId);
    }

    /**
     * Switches the second factor on, once the app has shown that it knows the secret.
     *
     * @return the recovery codes, which are shown once
     * @throws Problem {@link AccessError#CODE_WRONG}
     */
    List<String> confirm(long accountId, String code) {
        return transactions.run(() -> {
            if (isOn(accountId) || !isCode(accountId, normal(code))) {
                throw new Problem(AccessError.CODE_WRONG);
            }
            sql.update("update access_account set totp_on = true where id = ?", accountId);
            return renew(accountId);
        });
    }

    /**
     * Uses a code of the app, or a recovery code, up.
     *
     * @throws Problem {@link AccessError#CODE_WRONG} if it is none, or has been used
     */
    void use(long accountId, String code) {
        String typed = normal(code);
        boolean used = isCode(accountId, typed)
                || sql.update(
                                "delete from access_recovery where account_id = ? and hash = ?",
                                accountId,
                                Secrets.hash(typed))
                        > 0;
        if (!used) {
            throw new Problem(AccessError.CODE_WRONG);
        }
    }

    /** Gives new recovery codes in place of the former ones. */
    List<String> renewRecovery(long accountId) {
        return transactions.run(() -> renew(accountId));
    }

    /** How many recovery codes have not been used. */
    long recoveryLeft(long accountId) {
        return sql.number("select count(*) from access_recovery where account_id = ?", accountId);
    }

    void off(long accountId) {
        transactions.run(() -> {
            sql.update("update access_account set totp = '', totp_on = false where id = ?", accountId);
            sql.update("delete from access_recovery where account_id = ?", accountId);
            return null;
        });
    }

    private boolean isCode(long accountId, String typed) {
        Optional<String> secret = secret(accountId);
        if (secret.isEmpty() || !typed.matches("[0-9]{" + Totp.DIGITS + "}")) {
            return false;
        }
        byte[] key = Base32.decode(secret.get());
        long now = Totp.step(clock.instant());
        for (long step = now - TOLERANCE; step <= now + TOLERANCE; step++) {
            if (Secrets.same(Totp.code(key, step, Totp.DIGITS), typed)) {
                // Whoever looked over the shoulder comes too late: a step counts once, and none before it any more.
                return sql.update(
                                "update access_account set totp_step = ? where id = ? and totp_step < ?",
                                step,
                                accountId,
                                step)
                        > 0;
            }
        }
        return false;
    }

    private Optional<String> secret(long accountId) {
        return sql.one("select totp from access_account where id = ?", row -> Sql.text(row, 1), accountId)
                .filter(kept -> !kept.isEmpty())
                .map(kept -> vault.open(Base64.getDecoder().decode(kept)));
    }

    private List<String> renew(long accountId) {
        sql.update("delete from access_recovery where account_id = ?", accountId);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String code = Base32.toBase32String(bytes);
            sql.update(
                    "insert into access_recovery (hash, account_id) values (?, ?)",
                    Secrets.hash(normal(code)),
                    accountId);
            codes.add(code.replaceAll("(.{4})(?!$)", "$1-"));
        }
        return codes;
    }

    /** People type spaces and dashes as they see them, and small letters. */
    private static String normal(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
