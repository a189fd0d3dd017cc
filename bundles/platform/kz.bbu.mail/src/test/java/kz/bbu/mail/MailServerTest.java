package kz.bbu.mail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A server that turns to TLS, with a certificate of its own making. */
public class MailServerTest {
    private static final char[] PASSWORD = "of-the-test".toCharArray();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private SSLContext before;

    @Before
    public void remember() throws GeneralSecurityException {
        before = SSLContext.getDefault();
    }

    @After
    public void restore() {
        SSLContext.setDefault(before);
    }

    @Test
    public void aServerWhoseCertificateNobodyTrustsGetsNothing() throws Exception {
        SSLContext server = context(certificate("localhost"));
        try (AnsweringServer untrusted = new AnsweringServer(Map.of(), Optional.of(server))) {
            MessagingException refused = assertThrows(MessagingException.class, () -> send(untrusted));
            assertTrue(refused.toString(), refused.getNextException() instanceof SSLHandshakeException);
            assertEquals(List.of(), untrusted.taken());
        }
    }

    @Test
    public void aServerWhoseCertificateIsTrustedGetsTheMessage() throws Exception {
        SSLContext server = context(certificate("localhost"));
        SSLContext.setDefault(server);
        try (AnsweringServer trusted = new AnsweringServer(Map.of(), Optional.of(server))) {
            send(trusted);
            assertEquals(1, trusted.taken().size());
            assertTrue(trusted.taken().get(0), trusted.taken().get(0).contains("To: a@example.kz"));
        }
    }

    @Test
    public void aTrustedCertificateOfAnotherServerIsOfNoUse() throws Exception {
        SSLContext server = context(certificate("elsewhere.example.kz"));
        SSLContext.setDefault(server);
        try (AnsweringServer other = new AnsweringServer(Map.of(), Optional.of(server))) {
            assertThrows(MessagingException.class, () -> send(other));
            assertEquals(List.of(), other.taken());
        }
    }

    private static void send(AnsweringServer server) throws MessagingException {
        MailConfig config = QueuedMailsTest.config(Map.of(
                "host", "localhost", "port", server.port(), "encryption", "starttls", "from", "portal@example.kz"));
        new MailServer(config).send("a@example.kz", "x", "x");
    }

    /** A new key with a certificate for a name, good for a day. */
    private KeyStore certificate(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = folder.getRoot().toPath().resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(said, 0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    /** For a server that has a key, and for a sender who trusts its certificate. */
    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        try {
            certificates.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        certificates.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
