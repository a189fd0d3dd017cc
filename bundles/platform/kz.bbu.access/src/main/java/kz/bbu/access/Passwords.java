package kz.bbu.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** What people put behind a word to satisfy a rule: {@code Kundelik2026!} is a known word all the same. */
    private static final Pattern LAST_NO_LETTERS = Pattern.compile("\\P{L}+$");

    /** Words of this portal and its country; the frequent passwords of the world are in a file. */
    private static final Set<String> CONTEXT = Set.of(
            "kundelik",
            "күнделік",
            "құпиясөз",
            "құпия",
            "пароль",
            "qwerty",
            "йцукен",
            "йцукенг",
            "әкімші",
            "администратор",
            "administrator",
            "kazakhstan",
            "казахстан",
            "қазақстан",
            "astana",
            "астана",
            "almaty",
            "алматы",
            "bilim",
            "білім",
            "мектеп",
            "школа");

    private static final Set<String> COMMON = common();

    /** How many hashes may be computed now. */
    final Semaphore places = new Semaphore(2);

    private final SecureRandom random = new SecureRandom();
    private final int memoryKib;
    private final String nobody;

    Passwords() {
        this(MEMORY_KIB);
    }

    /** With another memory than in use: tests of other things need not wait for hashes. */
    Passwords(int memoryKib) {
        this.memoryKib = memoryKib;
        this.nobody = hash("nobody has this password");
    }

    String hash(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return String.join("$", PREFIX, encoder.encodeToString(salt), encoder.encodeToString(compute(password, salt)));
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
        String lower = password.toLowerCase(Locale.ROOT);
        String word = LAST_NO_LETTERS.matcher(lower).replaceAll("");
        boolean fewLetters = lower.chars().distinct().count() < 4;
        boolean known = COMMON.contains(lower) || COMMON.contains(word) || CONTEXT.contains(word);
        boolean own = word.equals(login.toLowerCase(Locale.ROOT)) || lower.equals(login.toLowerCase(Locale.ROOT));
        if (fewLetters || known || own) {
            throw new Problem(AccessError.PASSWORD_GUESSED);
        }
    }

    private static Set<String> common() {
        try (InputStream in = Passwords.class.getResourceAsStream("/passwords/common.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] compute(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(memoryKib)
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
