package kz.bbu.files;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file, both ends included (RFC 9110, 14.1.2).
 *
 * @param first from 0; equal to the size where nothing of the file is in the range
 */
record ByteRange(long first, long last) {
    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** The range of a header; empty where it is none, or several, which is answered with the whole file. */
    static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = ONE.matcher(header == null ? "" : header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        if (from.isEmpty()) {
            long count = Math.min(Long.parseLong(to), size);
            return Optional.of(new ByteRange(size - count, size - 1));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
        if (!to.isEmpty() && Long.parseLong(to) < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(Math.min(first, size), last));
    }

    /** How many bytes; 0 or less where nothing of the file is in the range. */
    long count() {
        return last - first + 1;
    }
}
