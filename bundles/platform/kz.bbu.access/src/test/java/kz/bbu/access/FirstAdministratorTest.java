package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.text.Language;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FirstAdministratorTest extends OnEachDatabase {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final PrintStream terminal = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path file;

    @Before
    public void watch() {
        Path data = folder.getRoot().toPath().resolve("not-there-yet");
        file = data.resolve("admin-password.txt");
        System.setProperty("bbu.data", data.toString());
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @After
    public void restore() {
        System.setOut(terminal);
        System.clearProperty("bbu.data");
    }

    @Test
    public void theFirstStartMakesAnAdministratorWithAOneTimePassword() throws IOException {
        new FirstAdministrator(portal.accounts);
        String password = Files.readString(file).strip();
        AccountBook.Credentials known = portal.accounts.credentials("admin").orElseThrow();
        assertTrue(portal.accounts.passwords().matches(password, known.password()));
        assertTrue(portal.accounts.mustChange(known.id()));
        assertEquals(
                Role.ADMINISTRATOR,
                portal.accounts
                        .viewer(known.id(), Language.KK, "")
                        .orElseThrow()
                        .role());
        assertEquals("printed once", 2, (printed.toString(StandardCharsets.UTF_8) + " ").split(password).length);
        assertEquals(
                "only its owner reads it",
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    public void theFirstAdministratorBelongsToTheRoot() throws IOException {
        new FirstAdministrator(portal.accounts);
        long id = portal.accounts.credentials("admin").orElseThrow().id();
        Viewer administrator = portal.accounts.viewer(id, Language.KK, "").orElseThrow();
        assertEquals(FakeScopes.OBLAST, administrator.authorityId());
        assertEquals(new FakeScopes().of(FakeScopes.OBLAST), administrator.scope());
    }

    @Test
    public void laterStartsMakeNobody() throws IOException {
        new FirstAdministrator(portal.accounts);
        String password = Files.readString(file);
        printed.reset();
        new FirstAdministrator(portal.accounts);
        assertEquals(password, Files.readString(file));
        assertEquals(0, printed.size());
        assertEquals(1, portal.sql.number("select count(*) from access_account"));
    }

    @Test
    public void aStartThatWasCutOffAfterTheFileIsMadeGood() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "of the start that was cut off");
        new FirstAdministrator(portal.accounts);
        String hash = portal.accounts.credentials("admin").orElseThrow().password();
        assertTrue(portal.accounts.passwords().matches(Files.readString(file).strip(), hash));
    }

    @Test
    public void theFileGoesWithTheOneTimePassword() throws IOException {
        new FirstAdministrator(portal.accounts);
        FirstAdministrator.forget();
        assertFalse(Files.exists(file));
    }
}
