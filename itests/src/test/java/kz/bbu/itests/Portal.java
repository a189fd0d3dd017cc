package kz.bbu.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The distribution as a process of its own, as an operator runs it: a copy of the files, random ports, a data folder.
 *
 * <p>Most checks share one ({@link SharedPortal}); those that kill, wipe or configure take a fresh one and close it.
 */
final class Portal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    /** For a machine that ends soon: little compiling, one thread that collects, classes as the compiler wrote them. */
    private static final String LIGHT = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-BytecodeVerificationRemote";

    private static final Pattern COMPLAINT = Pattern.compile("^\\S+ (WARN|ERROR) .*");

    private final Path home;
    private final Path data;
    private final List<String> options = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private int port;
    private Process process;

    private Portal(Path home) {
        this.home = home;
        this.data = home.resolveSibling("data");
        setting("org.apache.karaf.shell.cfg", "sshPort", Integer.toString(freePort()));
        // The checks log in as the administrator all the time; MembersIT looks at the second factor.
        setting("kz.bbu.access.cfg", "secondFactorForAdministrators", "false");
    }

    /** A fresh copy, not started yet, with no data; it compiles lightly, since it lives a minute or two. */
    static Portal fresh(String name) {
        return measured(name).withOption(LIGHT);
    }

    /** The same with the options of the distribution alone. */
    static Portal measured(String name) {
        Portal portal = new Portal(Distribution.copy(name));
        Runtime.getRuntime().addShutdownHook(new Thread(portal::kill9));
        return portal;
    }

    /** With the demo region, whose year has fewer marks than the demo shows. */
    Portal withDemo() {
        return withOption("-Dbbu.demo=true").withOption("-Dbbu.demo.marks=300000");
    }

    /** With so few institutions of the demo region, for checks that need no more than its authorities. */
    Portal withDemo(int institutions) {
        return withDemo().withOption("-Dbbu.demo.institutions=" + institutions);
    }

    /** With an option of the Java machine. */
    Portal withOption(String option) {
        options.add(option);
        return this;
    }

    /** On a database of its own in the given kind of server. */
    Portal on(Database database) {
        database.configure(this, home.getParent().getFileName().toString());
        return this;
    }

    /** Sets a key in a file of etc, which is made if it is missing. */
    Portal setting(String file, String key, String value) {
        Path path = home.resolve("etc").resolve(file);
        try {
            List<String> lines = Files.exists(path) ? Files.readAllLines(path) : List.of();
            List<String> changed = new ArrayList<>(lines.stream()
                    .filter(line -> !line.matches("\\s*" + Pattern.quote(key) + "\\s*=.*"))
                    .toList());
            changed.add(key + " = " + value);
            Files.write(path, changed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Starts it and waits until the first page answers. */
    Portal start() {
        launch();
        awaitFirstPage();
        return this;
    }

    /** Starts it and waits for nothing; a new port each time, so that nothing of the last run is met. */
    Portal launch() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("it runs already");
        }
        port = freePort();
        setting("org.apache.felix.http.cfg", "org.osgi.service.http.port", Integer.toString(port));
        ProcessBuilder builder = new ProcessBuilder(home.resolve("bin/karaf").toString(), "daemon");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("EXTRA_JAVA_OPTS", "-Dbbu.data=" + data + " " + String.join(" ", options));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until {@code /} leads somewhere. */
    void awaitFirstPage() {
        await("/", status -> status >= 200 && status < 400);
    }

    /** Waits until an address answers with a status that is wanted. */
    void await(String path, java.util.function.IntPredicate wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int status = 0;
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new AssertionError("The portal ended by itself:\n" + tail(output()) + tail(log()));
            }
            status = status(path);
            if (wanted.test(status)) {
                return;
            }
            pause();
        }
        throw new AssertionError(path + " still answers " + status + ":\n" + tail(output()) + tail(log()));
    }

    /** The status of an anonymous GET; 0 where nobody listens. */
    int status(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(url(path))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (ConnectException e) {
            return 0;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as an operator does, and waits. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("The portal does not stop:\n" + tail(log()));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends it at once, as a failure of the machine does. */
    void kill9() {
        if (process == null) {
            return;
        }
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes all that Karaf keeps, the log excepted; the portal must be stopped. */
    void wipeCache() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("stop it first");
        }
        try (Stream<Path> files = Files.list(home.resolve("data"))) {
            files.filter(file -> !file.endsWith("log")).forEach(Distribution::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An address of the portal. */
    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Somebody without an account. */
    Visitor visitor() {
        return new Visitor(this);
    }

    /** The administrator of the first start; the one-time password is exchanged at the first call. */
    Visitor administrator() {
        return Visitor.administrator(this);
    }

    /** Runs a command through bin/client and gives what it printed; fails if the command did. */
    String console(String... command) {
        Shell.Result result = consoleResult(command);
        if (result.exitCode() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + result.output());
        }
        return result.output();
    }

    /** Runs a command through bin/client. */
    Shell.Result consoleResult(String... command) {
        return Shell.run(
                home,
                Map.of("EXTRA_JAVA_OPTS", LIGHT),
                List.of(home.resolve("bin/client").toString(), String.join(" ", command)));
    }

    /** Runs a command as another user of the console, who has a key. */
    Shell.Result consoleAs(String user, Path key, String command) {
        return Shell.run(home, home.resolve("bin/client").toString(), "-u", user, "-k", key.toString(), command);
    }

    Path home() {
        return home;
    }

    /** The data folder. */
    Path data() {
        return data;
    }

    /** What it printed. */
    Path output() {
        return home.resolveSibling("output.txt");
    }

    Path log() {
        return home.resolve("data/log/karaf.log");
    }

    long pid() {
        return process.pid();
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** The warnings and errors in the log, each on a line. */
    List<String> complaints() {
        return lines(log()).stream()
                .filter(line -> COMPLAINT.matcher(line).matches())
                .toList();
    }

    /** The resident memory of the process in MB. */
    long residentMegabytes() {
        for (String line : lines(Path.of("/proc/" + pid() + "/status"))) {
            Matcher matcher = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(line);
            if (matcher.matches()) {
                return Long.parseLong(matcher.group(1)) / 1024;
            }
        }
        throw new IllegalStateException("the system does not tell");
    }

    @Override
    public void close() {
        kill9();
    }

    /** The last lines of a file, cut where they are long. */
    static String tail(Path file) {
        List<String> lines = lines(file);
        return lines.subList(Math.max(0, lines.size() - 12), lines.size()).stream()
                        .map(line -> line.substring(0, Math.min(400, line.length())))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static List<String> lines(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
