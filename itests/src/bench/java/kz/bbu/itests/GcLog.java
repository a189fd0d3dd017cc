package kz.bbu.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
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

    /** The heap at its highest in MB, and at its highest after a collection that took the old space in; the last is 0 if there was none. */
    String told() {
        return most(line -> true, 1) + " MB, "
                + most(line -> line.contains("(Mixed)") || line.contains("Pause Full"), 2)
                + " MB after a collection of the old space";
    }

    private long most(Predicate<String> wanted, int group) {
        try (Stream<String> log = Files.lines(file)) {
            return log.filter(wanted)
                    .map(HEAP::matcher)
                    .filter(Matcher::find)
                    .mapToLong(matcher -> Long.parseLong(matcher.group(group)))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
