package kz.bbu.api.platform;

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
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals texts for the database: encrypted (AES-256-GCM), and as a keyed hash (HMAC-SHA-256) by which equal ones are found.
 *
 * <p>The keys are in a file of the data folder, which only the portal's user may read. Without it what is sealed is lost.
 */
public final class Vault {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec cipherKey;
    private final SecretKeySpec hashKey;

    /**
     * Reads the keys, or makes them where there are none yet.
     *
     * @param wanted whether something is sealed already, so that new keys would open nothing
     * @throws IllegalStateException if the file is wanted and not there, or damaged
     */
    public Vault(Path file, boolean wanted) {
        byte[] keys = keys(file, wanted);
        cipherKey = new SecretKeySpec(keys, 0, KEY, "AES");
        hashKey = new SecretKeySpec(keys, KEY, KEY, "HmacSHA256");
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
        Path aside = Files.createTempFile(file.getParent(), file.getFileName().toString(), "", own);
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

    /** The same hash for the same text, which tells nothing without the key. */
    public String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(hashKey);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text encrypted: the nonce, then the cipher text with its tag; different each time. */
    public byte[] seal(String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] cipherText = crypt(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = Arrays.copyOf(nonce, NONCE + cipherText.length);
        System.arraycopy(cipherText, 0, sealed, NONCE, cipherText.length);
        return sealed;
    }

    /**
     * The text that was sealed.
     *
     * @throws IllegalStateException if it was sealed with another key or has been changed
     */
    public String open(byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        byte[] cipherText = Arrays.copyOfRange(sealed, NONCE, sealed.length);
        return new String(crypt(Cipher.DECRYPT_MODE, nonce, cipherText), StandardCharsets.UTF_8);
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
