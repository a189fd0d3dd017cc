package kz.bbu.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.bbu.api.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a command whether a file is harmful, as the scanners of ClamAV answer: 0 is clean, 1 is harmful, all else is no answer. */
final class Scanner {
    private static final Logger LOG = LoggerFactory.getLogger(Scanner.class);
    private static final int HARMFUL = 1;

    private final List<String> command;
    private final int seconds;

    /** Takes the words of the command, to which the path is added; without words nothing is asked. */
    Scanner(List<String> command, int seconds) {
        this.command = command;
        this.seconds = seconds;
    }

    /** Refuses what is harmful, and what cannot be told. */
    void check(Path path, String name) {
        if (command.isEmpty()) {
            return;
        }
        int answer = ask(path);
        if (answer == HARMFUL) {
            throw new Problem(FileError.HARMFUL, name);
        }
        if (answer != 0) {
            LOG.error("the scanner {} answers {}: no file comes in until it works", command.get(0), answer);
            throw new Problem(FileError.NOT_SCANNED);
        }
    }

    private int ask(Path path) {
        List<String> words = new ArrayList<>(command);
        words.add(path.toAbsolutePath().toString());
        Process process = null;
        try {
            process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            LOG.error("the scanner cannot be started: {}", e.getMessage());
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }
}
