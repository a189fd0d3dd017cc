package kz.bbu.registry;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.store.Sql;
import kz.bbu.testkit.TestDatabase;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What IINs and BINs are, and that IINs are sealed. */
public class IinTest {
    private static final String IIN = "150314500109";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theCheckDigitDecides() {
        assertTrue(NationalNumber.isIin(IIN));
        assertTrue(NationalNumber.isBin("010140000024"));
        // The eleventh digit counts eleven times, so that by the first weights it counts nothing.
        for (int i : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11}) {
            char other = (char) ('0' + (IIN.charAt(i) - '0' + 1) % 10);
            String wrong = IIN.substring(0, i) + other + IIN.substring(i + 1);
            assertFalse(wrong, NationalNumber.isIin(wrong));
        }
        for (String wrong : List.of("", "1503145001", "1503145001091", "15031450010x", "000000000000")) {
            assertFalse(wrong, NationalNumber.isIin(wrong));
            assertFalse(wrong, NationalNumber.isBin(wrong));
        }
    }

    @Test
    public void theSecondWeightsCountWhereTheFirstGiveTen() {
        assertTrue(NationalNumber.isBin("010140000511"));
        for (int digit = 0; digit < 10; digit++) {
            assertFalse(NationalNumber.isBin("01014000050" + digit));
        }
    }

    @Test
    public void theBirthDateIsInTheNumber() {
        assertEquals(Optional.of(LocalDate.of(2015, 3, 14)), NationalNumber.birthDate(IIN));
        assertEquals(Optional.of(LocalDate.of(1990, 1, 1)), NationalNumber.birthDate("900101300106"));
        assertEquals(Optional.empty(), NationalNumber.birthDate("990101500106"));
    }

    @Test
    public void onlyTheLastFourDigitsAreShown() {
        assertEquals("********0109", NationalNumber.masked(IIN));
        assertEquals("a ********0109, 010140000024", NationalNumber.maskIins("a " + IIN + ", 010140000024"));
        assertEquals("********0024", NationalNumber.maskAll("010140000024"));
        assertEquals(IIN + "1", NationalNumber.maskIins(IIN + "1"));
    }

    @Test
    public void theKeyIsMadeOnceAndBelongsToTheDatabase() throws IOException {
        Path data = folder.getRoot().toPath().resolve("data");
        try (TestDatabase database = TestDatabase.derby()) {
            Sql sql = new Sql(database.store("registry"));
            IinVault vault = new IinVault(sql, data);
            byte[] sealed = vault.seal(IIN);
            assertFalse(Arrays.equals(sealed, vault.seal(IIN)));
            Path key = data.resolve("iin.key");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
            IinVault again = new IinVault(sql, data);
            assertEquals(IIN, again.open(sealed));
            assertEquals(vault.hash(IIN), again.hash(IIN));
            byte[] kept = Files.readAllBytes(key);
            Files.delete(key);
            assertThrows(IllegalStateException.class, () -> new IinVault(sql, data));
            Files.write(key, Base64.getEncoder().encode(new byte[64]));
            assertThrows(IllegalStateException.class, () -> new IinVault(sql, data));
            Files.write(key, kept);
            assertEquals(IIN, new IinVault(sql, data).open(sealed));
        }
    }
}
