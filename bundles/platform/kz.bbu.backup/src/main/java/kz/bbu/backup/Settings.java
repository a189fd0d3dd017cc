package kz.bbu.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of the distribution, without what is secret: passwords, tokens, keys of the console, accounts. */
final class Settings {
    private static final Set<String> SECRET_FILES = Set.of("users.properties", "keys.properties");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.(cfg|properties|config)");
    private static final Pattern SECRET = Pattern.compile(
            "(\\s*[\\w.-]*(?:password|passwd|secret|token|passphrase)[\\w.-]*\\s*[=:])\\s*\\S.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_ADDRESS =
            Pattern.compile("([?&;](?:password|sslpassword)=)[^&;\\s]*", Pattern.CASE_INSENSITIVE);

    private Settings() {}

    static void write(Path etc, FolderWriter folder) throws IOException {
        if (!Files.isDirectory(etc)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(etc)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (FILE.matcher(name).matches() && !SECRET_FILES.contains(name) && Files.isRegularFile(file)) {
                    // Byte by byte, whatever the encoding.
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    folder.write("etc/" + name, withoutSecrets(text).getBytes(StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    static String withoutSecrets(String text) {
        StringBuilder kept = new StringBuilder();
        boolean goesOn = false;
        boolean secret = false;
        for (String line : text.split("(?<=\n)")) {
            boolean first = !goesOn;
            String content = line.stripTrailing();
            goesOn = content.endsWith("\\");
            if (first) {
                Matcher matcher = SECRET.matcher(content);
                secret = matcher.matches() && !content.stripLeading().startsWith("#");
                if (secret) {
                    kept.append("# left out of the backup\n")
                            .append(matcher.group(1))
                            .append('\n');
                }
            }
            if (!secret) {
                kept.append(IN_ADDRESS.matcher(line).replaceAll("$1"));
            }
        }
        return kept.toString();
    }
}
