package kz.bbu.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the collector of a portal tells of its heap. */
final class GcLog {
    private static final Pattern HEAP = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    private final Path file;

    GcLog(Path file) {
        this.file = file;
    }

    /** The option of the Java machine that writes it. */
    String option() {
        return "-Xlog:gc:file=" + file + "::filecount=0";
    }

    /** The heap at its highest, in MB. */
    long highest() {
        return most(1);
    }

    /** The heap at its highest after a collection, in MB. */
    long highestAfterCollection() {
        return most(2);
    }

    private long most(int group) {
        try (Stream<String> log = Files.lines(file)) {
            return log.map(HEAP::matcher)
                    .filter(Matcher::find)
                    .mapToLong(matcher -> Long.parseLong(matcher.group(group)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
