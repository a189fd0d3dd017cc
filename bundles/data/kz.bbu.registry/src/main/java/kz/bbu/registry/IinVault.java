package kz.bbu.registry;

import java.nio.file.Path;
import java.util.Optional;
import kz.bbu.api.platform.Vault;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Seals IINs for the database, and hashes them so that equal ones are found.
 *
 * <p>The keys are in {@code iin.key} of the data folder, which the first start makes. Without it the IINs of the database are lost, so a portal whose database knows another key does not start its
 * registry.
 */
@Component(service = IinVault.class)
public final class IinVault {
    private static final String FILE = "iin.key";

    private final Vault vault;

    @Activate
    public IinVault(@Reference(target = "(store=kz.bbu.registry)") Store store) {
        this(new Sql(store), Path.of(System.getProperty("bbu.data", "data")));
    }

    IinVault(Sql sql, Path folder) {
        Optional<String> known = sql.one("select fingerprint from registry_key", row -> row.getString(1));
        vault = new Vault(folder.resolve(FILE), known.isPresent());
        String fingerprint = hash("fingerprint");
        if (known.isEmpty()) {
            sql.update("insert into registry_key (fingerprint) values (?)", fingerprint);
        } else if (!known.get().equals(fingerprint)) {
            throw new IllegalStateException(
                    folder.resolve(FILE) + " is not the key of this database; put the right one back");
        }
    }

    /** The same text for the same number, which tells nothing without the key. */
    String hash(String iin) {
        return vault.hash(iin);
    }

    /** The number encrypted; different each time. */
    byte[] seal(String iin) {
        return vault.seal(iin);
    }

    /** The number that was sealed. */
    String open(byte[] sealed) {
        return vault.open(sealed);
    }
}
