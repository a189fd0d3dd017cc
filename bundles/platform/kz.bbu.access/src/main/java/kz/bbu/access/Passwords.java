package kz.bbu.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import kz.bbu.api.problem.Problem;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Hashes passwords with Argon2id (m = 19,456 KiB, t = 2, p = 1); at most two at a time, since each takes 19 MB. */
final class Passwords {
    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int BYTES = 32;
    private static final String PREFIX = "argon2id";

    /** Without letters that are taken for one another. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int ONE_TIME_LENGTH = 14;

    /** Words that stand in every list of guessed passwords, and those of this portal. */
    private static final Set<String> GUESSED = Set.of(
            "password", "qwerty", "qwertyui", "12345678", "123456789", "1234567890", "11111111", "administrator", "kundelik",
            "күнделік", "құпиясөз", "пароль", "kazakhstan", "казахстан", "қазақстан", "astana", "almaty", "bilim");

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(2);
    private final String nobody = hash("nobody has this password");

    String hash(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return String.join(
                "$", PREFIX, encoder.encodeToString(salt), encoder.encodeToString(compute(password, salt)));
    }

    /** Compares in the same time whether there is such an account (hash) or not (null). */
    boolean matches(String password, String hash) {
        String[] parts = (hash == null ? nobody : hash).split("\\$");
        byte[] computed = compute(password, Base64.getDecoder().decode(parts[1]));
        return MessageDigest.isEqual(computed, Base64.getDecoder().decode(parts[2])) && hash != null;
    }

    /** A password that is typed once. */
    String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < ONE_TIME_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    /**
     * Refuses a new password that others would guess.
     *
     * @throws Problem if it is too short, too long, or a word that is known
     */
    void check(String password, String login) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new Problem(AccessError.PASSWORD_LENGTH, SHORTEST, LONGEST);
        }
        String plain = password.toLowerCase(Locale.ROOT).replaceAll("[\\d\\W_]+$", "");
        boolean oneLetter = password.chars().distinct().count() < 4;
        if (oneLetter
                || GUESSED.contains(password.toLowerCase(Locale.ROOT))
                || GUESSED.contains(plain)
                || plain.equals(login.toLowerCase(Locale.ROOT))) {
            throw new Problem(AccessError.PASSWORD_GUESSED);
        }
    }

    private byte[] compute(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] result = new byte[BYTES];
        places.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), result);
        } finally {
            places.release();
        }
        return result;
    }
}
