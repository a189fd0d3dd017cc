package kz.bbu.access;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.Test;

public class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    public void aPasswordMatchesItsHashAndNoOther() {
        String hash = passwords.hash("Тау-басында-қар");
        assertTrue(passwords.matches("Тау-басында-қар", hash));
        assertFalse(passwords.matches("Тау-басында-қар ", hash));
        assertFalse(passwords.matches("тау-басында-қар", hash));
        assertFalse(passwords.matches("", hash));
    }

    @Test
    public void theSamePasswordHasAnotherHashEachTime() {
        assertNotEquals(passwords.hash("Тау-басында-қар"), passwords.hash("Тау-басында-қар"));
    }

    @Test
    public void aHashIsThatOfArgon2idWith19MegabytesTwoPassesAndOneLane() {
        String[] parts = passwords.hash("Тау-басында-қар").split("\\$");
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(19_456)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(Base64.getDecoder().decode(parts[1]))
                .build());
        byte[] expected = new byte[32];
        generator.generateBytes("Тау-басында-қар".getBytes(StandardCharsets.UTF_8), expected);
        assertArrayEquals(expected, Base64.getDecoder().decode(parts[2]));
    }

    @Test
    public void whileTwoPasswordsAreHashedTheNextOneWaits() throws InterruptedException {
        assertEquals(2, passwords.places.availablePermits());
        passwords.places.acquire(2);
        Thread next = new Thread(() -> passwords.hash("Тау-басында-қар"));
        next.start();
        while (!passwords.places.hasQueuedThreads()) {
            assertTrue("it did not wait", next.isAlive());
            Thread.onSpinWait();
        }
        passwords.places.release();
        next.join();
        assertEquals("it gave its place back", 1, passwords.places.availablePermits());
    }

    @Test
    public void whereThereIsNoAccountNoPasswordMatches() {
        assertFalse(passwords.matches("nobody has this password", null));
    }

    @Test
    public void anUnknownAccountTakesAsLongAsAWrongPassword() {
        String hash = passwords.hash("Тау-басында-қар");
        passwords.matches("warm up", hash);
        passwords.matches("warm up", null);
        long wrong = fastest(hash);
        long unknown = fastest(null);
        assertTrue("wrong " + wrong + " ns, unknown " + unknown + " ns", unknown > wrong / 3);
    }

    @Test
    public void lengthIsLimitedOnBothSides() {
        assertRefused(AccessError.PASSWORD_LENGTH, "Қар-7у!");
        assertRefused(AccessError.PASSWORD_LENGTH, "қар".repeat(43));
        passwords.check("Қар-7у!ө", "dina");
        passwords.check("тау басында қар жатыр, өзен ағады, күн күліп, бала ойнап жүр, 1!", "dina");
    }

    @Test
    public void guessedWordsAreRefusedWhateverStandsBehindThem() {
        for (String guessed : List.of(
                "password",
                "Password1",
                "12345678",
                "qwerty123",
                "Kundelik2026!",
                "күнделік1",
                "КҮНДЕЛІК",
                "құпиясөз",
                "Пароль123",
                "Қазақстан!",
                "aaaaaaaa",
                "аааббб111",
                "iloveyou",
                "Әкімші2026",
                "trustno1")) {
            assertRefused(AccessError.PASSWORD_GUESSED, guessed);
        }
    }

    @Test
    public void theLoginIsNoPassword() {
        assertRefused(AccessError.PASSWORD_GUESSED, "Dina.Serik");
        assertRefused(AccessError.PASSWORD_GUESSED, "dina.serik1");
    }

    @Test
    public void oneTimePasswordsAreAllDifferentAndPassTheRules() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String password = passwords.oneTime();
            passwords.check(password, "admin");
            made.add(password);
        }
        assertEquals(1000, made.size());
    }

    private long fastest(String hash) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            passwords.matches("wrong", hash);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private void assertRefused(ErrorCode code, String password) {
        Problem problem = assertThrows(password, Problem.class, () -> passwords.check(password, "dina.serik"));
        assertEquals(password, code, problem.code());
    }
}
