package kz.bbu.tab.forum;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** What a post said at a time, and the names of the files it had; {@code number} counts from 1. */
public record Version(int number, String editor, Instant written, String words, List<String> files) {
    /** The names of files as a text; no name has an end of line. */
    static String lines(List<Attachment> files) {
        return files.stream().map(Attachment::name).collect(Collectors.joining("\n"));
    }
}
