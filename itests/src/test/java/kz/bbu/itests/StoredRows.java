package kz.bbu.itests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a running portal has stored, read from a backup of that moment: how many rows each table has, and a sum over them in whatever order. */
record StoredRows(SortedMap<String, Sum> tables) {
    /** The rows of a table: whatever changes in one of them changes the sum. */
    record Sum(long rows, long hash) {
        Sum plus(byte[] digest) {
            return new Sum(rows + 1, hash + ByteBuffer.wrap(digest).getLong());
        }
    }

    /** Backs the portal up into a folder that is not there yet. */
    static StoredRows of(Portal portal, Path folder) throws IOException {
        portal.console("bbu:backup " + folder);
        SortedMap<String, Sum> tables = new TreeMap<>();
        try (Stream<Path> parts = Files.list(folder.resolve("tables"))) {
            for (Path part : parts.toList()) {
                String table = part.getFileName().toString().replaceFirst("\\..*", "");
                tables.put(table, add(tables.getOrDefault(table, new Sum(0, 0)), part));
            }
        }
        return new StoredRows(tables);
    }

    private static Sum add(Sum sum, Path part) throws IOException {
        MessageDigest sha256 = sha256();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(part)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum = sum.plus(sha256.digest(line.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return sum;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
