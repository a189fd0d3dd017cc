package kz.bbu.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers to each command what a test says, and 250 otherwise; it speaks with one sender at a time. */
final class AnsweringServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> answers;
    private final Optional<SSLContext> tls;
    private final List<String> taken = new CopyOnWriteArrayList<>();

    /**
     * Opens a server on a free port.
     *
     * @param answers by command, such as {@code MAIL}; a dot is the end of a message
     * @param tls with what it encrypts when it is asked to; empty if it does not
     */
    AnsweringServer(Map<String, String> answers, Optional<SSLContext> tls) {
        this.answers = answers;
        this.tls = tls;
        try {
            this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "answering server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** The messages that came, each with its headers. */
    List<String> taken() {
        return taken;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket sender = socket.accept()) {
                greet(sender);
            } catch (IOException senderIsGone) {
                // The test looks at what the portal noted.
            }
        }
    }

    private void greet(Socket sender) throws IOException {
        say(sender, "220 test");
        if (talk(sender, tls.isPresent())) {
            try (SSLSocket encrypted = (SSLSocket)
                    tls.orElseThrow().getSocketFactory().createSocket(sender, null, sender.getPort(), false)) {
                encrypted.setUseClientMode(false);
                talk(encrypted, false);
            }
        }
    }

    /** Answers until the sender leaves, or goes on encrypted: then true. */
    private boolean talk(Socket sender, boolean encrypts) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(sender.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String command = line.split(" ")[0].toUpperCase(Locale.ROOT);
            if (command.equals("STARTTLS")) {
                say(sender, "220 go on");
                return true;
            }
            if (command.equals("EHLO")) {
                say(sender, encrypts ? "250-test\r\n250 STARTTLS" : "250 test");
            } else if (command.equals("DATA") && !answers.containsKey("DATA")) {
                say(sender, "354 go on");
                String message = message(lines);
                String answer = answers.getOrDefault(".", "250 taken");
                if (answer.startsWith("250")) {
                    taken.add(message);
                }
                say(sender, answer);
            } else {
                say(sender, answers.getOrDefault(command, "250 good"));
            }
        }
        return false;
    }

    private static String message(BufferedReader lines) throws IOException {
        StringBuilder message = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            message.append(line).append('\n');
        }
        return message.toString();
    }

    private static void say(Socket sender, String words) throws IOException {
        sender.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
        sender.getOutputStream().flush();
    }
}
