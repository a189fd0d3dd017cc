package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import org.junit.Test;

/** The operator's console: with the key only, from this machine only. */
public class ConsoleIT {
    @Test
    public void theClientLogsInWithTheKeyOfTheFirstStart() {
        String output = SharedPortal.get().console("bundle:list -s");
        assertTrue(output, output.contains("kz.bbu.api"));
    }

    @Test
    public void withoutTheKeyNobodyGetsIn() {
        Portal portal = SharedPortal.get();
        Shell.Result result = portal.consoleResult("-k " + portal.home().resolve("etc/host.key"), "bundle:list");
        assertNotEquals(0, result.exitCode());
        assertFalse(result.output(), result.output().contains("kz.bbu.api"));
    }

    @Test
    public void theConsoleAnswersOnThisMachineOnly() throws Exception {
        String settings = Files.readString(SharedPortal.get().home().resolve("etc/org.apache.karaf.shell.cfg"));
        assertEquals(
                "sshHost=127.0.0.1",
                settings.lines()
                        .map(line -> line.replace(" ", ""))
                        .filter(line -> line.startsWith("sshHost="))
                        .findFirst()
                        .orElse(""));
    }
}
