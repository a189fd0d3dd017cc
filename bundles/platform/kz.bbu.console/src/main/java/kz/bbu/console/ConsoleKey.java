package kz.bbu.console;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The key with which {@code bin/client} logs in; made at the first start, so that the console never has a password.
 *
 * <p>The private half is {@code etc/console.key}, which only the operator's account can read; the public half is the user {@code karaf} of {@code etc/keys.properties}.
 */
@Component(service = ConsoleKey.class, immediate = true)
public final class ConsoleKey {
    private static final String USER = "karaf";
    private static final int BITS = 3072;

    /** Makes the key where there is none. */
    @Activate
    public ConsoleKey() throws Exception {
        this(Path.of(System.getProperty("karaf.etc")));
    }

    ConsoleKey(Path etc) throws Exception {
        Path users = etc.resolve("keys.properties");
        List<String> lines = new ArrayList<>(Files.exists(users) ? Files.readAllLines(users) : List.of());
        if (lines.stream().anyMatch(line -> line.matches(USER + "\\s*=.*"))) {
            return;
        }
        KeyPair pair = generate();
        writePrivately(etc.resolve("console.key"), pem(pair.getPrivate()));
        lines.add(USER + " = " + publicKey((RSAPublicKey) pair.getPublic()) + ",_g_:admingroup");
        if (lines.stream().noneMatch(line -> line.startsWith("_g_\\:admingroup"))) {
            lines.add("_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh");
        }
        Files.write(users, lines);
    }

    private static KeyPair generate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        return generator.generateKeyPair();
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
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
}
