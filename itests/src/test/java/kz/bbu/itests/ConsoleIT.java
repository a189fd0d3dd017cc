package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
        Shell.Result result = portal.consoleAs("karaf", portal.home().resolve("etc/host.key"), "bundle:list");
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

    @Test
    public void whoIsNoAdministratorOfTheConsoleChangesNothing() throws Exception {
        Portal portal = SharedPortal.get();
        Path users = portal.home().resolve("etc/keys.properties");
        String before = Files.readString(users);
        Path key = portal.home().resolve("etc/viewer.key");
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        KeyPair pair = generator.generateKeyPair();
        Files.writeString(key, pem(pair.getPrivate()));
        Files.writeString(
                users,
                before + "\nviewer = " + publicKey((RSAPublicKey) pair.getPublic())
                        + ",_g_:viewergroup\n_g_\\:viewergroup = group,viewer,ssh\n");
        try {
            for (String command : List.of("bbu:disable structure", "bundle:stop kz.bbu.web", "shell:exec id")) {
                Shell.Result refused = portal.consoleAs("viewer", key, command);
                assertNotEquals(command, 0, refused.exitCode());
                assertTrue(
                        command + ": " + refused.output(),
                        refused.output().matches("(?s).*(Command not found|Insufficient credentials).*"));
            }
        } finally {
            Files.writeString(users, before);
            Files.delete(key);
        }
        assertEquals(200, portal.status("/login"));
    }

    @Test
    public void nobodyHasCommandsOnTheConfiguration() {
        Shell.Result operator = SharedPortal.get().consoleResult("config:list");
        assertNotEquals(0, operator.exitCode());
        assertTrue(operator.output(), operator.output().contains("Command not found"));
    }

    private static String pem(PrivateKey key) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }

    /** The key as SSH writes it: three fields, each after its length. */
    private static String publicKey(RSAPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream output = new DataOutputStream(bytes);
        for (byte[] field : List.of(
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray())) {
            output.writeInt(field.length);
            output.write(field);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    public void theVerdictOnAPackageIsTheExitCode() throws IOException {
        Path examples = Distribution.PROJECT.resolve("docs/examples");
        Path good = zip(examples.resolve("oneroster"), "good.zip");
        String verdict = SharedPortal.get().console("bbu:package-check", good.toString(), "--strict --lang en");
        assertTrue(verdict, verdict.contains("The package would be taken."));
        Path alone = zip(examples.resolve("journal"), "alone.zip");
        Shell.Result bad = SharedPortal.get().consoleResult("bbu:package-check", alone.toString(), "--lang kk");
        assertNotEquals(0, bad.exitCode());
        assertTrue(bad.output(), bad.output().contains("Пакет қабылданбайды."));
        assertFalse(bad.output(), bad.output().contains("\tat "));
    }

    @Test
    public void sourcesAreListedInEachLanguage() {
        for (String words : List.of("kk Соңғы жариялау", "ru Последняя публикация", "en Last published")) {
            String list = SharedPortal.get().console("bbu:sources --lang " + words.substring(0, 2));
            assertTrue(list, list.contains(words.substring(3)));
        }
    }

    private static Path zip(Path folder, String name) throws IOException {
        Path target = Files.createDirectories(Distribution.WORK).resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target));
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
            }
        }
        return target;
    }
}
