package kz.bbu.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Seals IINs for the database: encrypted (AES-256-GCM), and as a keyed hash (HMAC-SHA-256) by which equal ones are found.
 *
 * <p>The keys are in {@code iin.key} of the data folder, which the first start makes and only the portal's user may read. Without it the IINs of the database are lost, so a portal whose database
 * knows another key does not start its registry.
 */
@Component(service = IinVault.class)
public final class IinVault {
    private static final String FILE = "iin.key";
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec cipherKey;
    private final SecretKeySpec hashKey;

    @Activate
    public IinVault(@Reference(target = "(store=kz.bbu.registry)") Store store) {
        this(new Sql(store), Path.of(System.getProperty("bbu.data", "data")));
    }

    IinVault(Sql sql, Path folder) {
        Optional<String> known = sql.one("select fingerprint from registry_key", row -> row.getString(1));
        byte[] keys = keys(folder.resolve(FILE), known.isPresent());
        cipherKey = new SecretKeySpec(keys, 0, KEY, "AES");
        hashKey = new SecretKeySpec(keys, KEY, KEY, "HmacSHA256");
        String fingerprint = hash("fingerprint");
        if (known.isEmpty()) {
            sql.update("insert into registry_key (fingerprint) values (?)", fingerprint);
        } else if (!known.get().equals(fingerprint)) {
            throw new IllegalStateException(
                    folder.resolve(FILE) + " is not the key of this database; put the right one back");
        }
    }

    private byte[] keys(Path file, boolean wanted) {
        try {
            if (!wanted && !Files.exists(file)) {
                create(file);
            }
            byte[] keys = Base64.getDecoder().decode(Files.readString(file).strip());
            if (keys.length != 2 * KEY) {
                throw new IllegalStateException(file + " is damaged; put it back from the backup");
            }
            return keys;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(file + " cannot be read; put it back from the backup", e);
        }
    }

    private void create(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        byte[] keys = new byte[2 * KEY];
        random.nextBytes(keys);
        // Written aside, so that an end of the machine in between leaves no half of a key.
        Path aside = Files.createTempFile(file.getParent(), FILE, "", own);
        Files.writeString(aside, Base64.getEncoder().encodeToString(keys) + "\n", StandardOpenOption.SYNC);
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException anotherNodeWasFirst) {
            // Its key is the one.
        } catch (UnsupportedOperationException | IOException noLinksHere) {
            Files.move(aside, file);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** The same text for the same number, which tells nothing without the key. */
    String hash(String iin) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            return Base64.getEncoder().encodeToString(mac.doFinal(iin.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number encrypted: the nonce, then the cipher text with its tag; different each time. */
    byte[] seal(String iin) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] text = crypt(Cipher.ENCRYPT_MODE, nonce, iin.getBytes(StandardCharsets.US_ASCII));
        byte[] sealed = Arrays.copyOf(nonce, NONCE + text.length);
        System.arraycopy(text, 0, sealed, NONCE, text.length);
        return sealed;
    }

    /** The number that was sealed. */
    String open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] text = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, text), StandardCharsets.US_ASCII);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
