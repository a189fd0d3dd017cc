package kz.bbu.backup;

import java.util.List;
import java.util.regex.Pattern;

/** Which names a backup's files have; none leads out of its folder. */
final class Names {
    static final String SUMS = "SHA256SUMS";
    static final String FILES = "files/";

    /** The keys of what is sealed in the database: of the IINs, and of the second factors. */
    static final List<String> KEYS = List.of("iin.key", "access.key");

    private static final Pattern FILE = Pattern.compile(
            "manifest\\.json|changelogs/[a-z][a-z0-9]*\\.sql|tables/[a-z][a-z0-9_]*\\.[0-9]+\\.jsonl\\.gz|files/[0-9a-z]+/[0-9a-z]+|etc/[A-Za-z0-9][A-Za-z0-9._-]*|(iin|access)\\.key");
    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9_]*");

    private Names() {}

    static boolean isFile(String name) {
        return FILE.matcher(name).matches();
    }

    static boolean isTable(String name) {
        return TABLE.matcher(name).matches();
    }
}
