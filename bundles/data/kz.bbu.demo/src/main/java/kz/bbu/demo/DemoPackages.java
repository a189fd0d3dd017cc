package kz.bbu.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the packages of the demo region without the portal, for measurements and tests. */
public final class DemoPackages {
    private DemoPackages() {}

    /**
     * Writes a region's roster and its journal of the school year 2025/26; the same numbers give the same bytes.
     *
     * <p>The largest region meant is one of 500 institutions with 400 million marks. Memory does not grow with it; the disk beside the packages needs room for them once more.
     *
     * @param institutions 12 of the plan, then more of the same kinds
     * @param marks about how many in all; works that sum up and dictations, about 30,000 an institution, are always there
     * @throws IOException if a package cannot be written
     */
    public static void write(int institutions, long marks, Path rosterZip, Path journalZip) throws IOException {
        write(0, institutions, marks, rosterZip, journalZip);
    }

    /**
     * Writes some of a region's institutions only: as many as are wanted, from the one of a number (from 0) on.
     *
     * @throws IOException if a package cannot be written
     */
    public static void write(int first, int institutions, long marks, Path rosterZip, Path journalZip)
            throws IOException {
        Path attested = Files.createTempFile("demo-attestation", ".zip");
        try {
            new Region(first, institutions, marks).write(rosterZip, journalZip, attested, done -> {});
        } finally {
            Files.delete(attested);
        }
    }

    /** Arguments: how many institutions, how many marks, the file of the roster, the file of the journal. */
    public static void main(String... arguments) throws IOException {
        write(
                Integer.parseInt(arguments[0]),
                Long.parseLong(arguments[1]),
                Path.of(arguments[2]),
                Path.of(arguments[3]));
    }
}
