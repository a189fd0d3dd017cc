package kz.bbu.console;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ConsoleKeyTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void theFirstStartMakesAKeyThatOnlyTheOperatorCanRead() throws Exception {
        Path etc = folder.getRoot().toPath();
        Files.writeString(etc.resolve("keys.properties"), "#karaf = example\n_g_\\:admingroup = group,admin\n");

        new ConsoleKey(etc);

        assertTrue(Files.readString(etc.resolve("console.key")).startsWith("-----BEGIN PRIVATE KEY-----"));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(etc.resolve("console.key"))));
        List<String> users = Files.readAllLines(etc.resolve("keys.properties"));
        assertEquals(3, users.size());
        assertTrue(users.get(2), users.get(2).matches("karaf = AAAAB3NzaC1yc2E[A-Za-z0-9+/=]+,_g_:admingroup"));
    }

    @Test
    public void laterStartsKeepTheKey() throws Exception {
        Path etc = folder.getRoot().toPath();
        new ConsoleKey(etc);
        String key = Files.readString(etc.resolve("console.key"));
        List<String> users = Files.readAllLines(etc.resolve("keys.properties"));

        new ConsoleKey(etc);

        assertEquals(key, Files.readString(etc.resolve("console.key")));
        assertEquals(users, Files.readAllLines(etc.resolve("keys.properties")));
    }
}
