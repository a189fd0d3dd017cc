package kz.bbu.itests;

import com.microsoft.playwright.CLI;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds a browser, or sets one up.
 *
 * <p>In this order: the one that the property {@code chromium} names, one on the PATH, the package of the system (root on Debian and its kin), Playwright's own download.
 */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    /** The executable; empty if it is Playwright's own, which Playwright finds itself. */
    static Optional<Path> executable() {
        String named = System.getProperty("chromium", "");
        if (!named.isBlank()) {
            Path path = Path.of(named);
            if (!Files.isExecutable(path)) {
                throw new IllegalStateException("-Dchromium=" + named + " names no program.");
            }
            return Optional.of(path);
        }
        try {
            Path folder = Files.createDirectories(Distribution.WORK.getParent());
            try (FileChannel file = FileChannel.open(
                            folder.resolve("chromium.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = file.lock()) {
                return present();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by one process of the checks at a time, since the first sets up what the others find. */
    private static Optional<Path> present() {
        Optional<Path> present = onPath();
        if (present.isPresent()) {
            return present;
        }
        if (installPackage()) {
            return onPath();
        }
        if (downloadPlaywrights()) {
            return Optional.empty();
        }
        throw new IllegalStateException(
                "The browser checks need Chromium: install the package chromium, or name a browser by -Dchromium=PATH.");
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean installPackage() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return false;
        }
        Path anywhere = Path.of("/");
        Map<String, String> quiet = Map.of("DEBIAN_FRONTEND", "noninteractive");
        Shell.run(anywhere, quiet, List.of("apt-get", "-q", "update"));
        Shell.Result result = Shell.run(
                anywhere, quiet, List.of("apt-get", "-q", "-y", "install", "--no-install-recommends", "chromium"));
        return result.exitCode() == 0 && onPath().isPresent();
    }

    private static boolean downloadPlaywrights() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CLI.class.getName(),
                "install",
                "chromium");
        return Shell.run(Distribution.PROJECT, Map.of(), command).exitCode() == 0;
    }
}
