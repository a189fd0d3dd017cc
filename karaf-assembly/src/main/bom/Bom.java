import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Writes the bill of materials of the distribution in CycloneDX 1.5: every jar that it ships, from its own repository.
 *
 * <p>The plugin of CycloneDX lists what a pom depends on; what the distribution ships is what the features list. Run by the build as a single source file, with the folder of the distribution and the version.
 */
final class Bom {
    private static final Pattern WRAPPED = Pattern.compile("([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):");

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        StringBuilder components = new StringBuilder();
        for (String folder : List.of("system", "lib")) {
            try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                List<Path> jars =
                        files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
                for (Path jar : jars) {
                    components.append(components.length() == 0 ? "" : ",\n");
                    components.append(folder.equals("system")
                            ? artifact(jar, home.resolve(folder).relativize(jar))
                            : file(jar, home.relativize(jar)));
                }
            }
        }
        Files.writeString(
                home.resolve("bom.json"),
                "{\n\"bomFormat\": \"CycloneDX\",\n\"specVersion\": \"1.5\",\n\"version\": 1,\n"
                        + "\"metadata\": {\"component\": {\"type\": \"application\", \"group\": \"kz.bbu\", \"name\": \"kundelik-bbu\", \"version\": "
                        + quote(arguments[1]) + "}},\n\"components\": [\n" + components + "\n]\n}\n");
    }

    /** A jar at its place in a Maven repository: group/…/name/version/name-version.jar. */
    private static String artifact(Path jar, Path place) throws Exception {
        int names = place.getNameCount();
        String version = place.getName(names - 2).toString();
        String name = place.getName(names - 3).toString();
        String group = Stream.of(place.subpath(0, names - 3).toString().split("[/\\\\]"))
                .collect(Collectors.joining("."));
        return component(jar, names(group, name, version) + ", \"bom-ref\": " + quote(place.toString()));
    }

    /** A jar of the launcher, which is known by its name alone. */
    private static String file(Path jar, Path place) throws Exception {
        String name = place.toString().replace('\\', '/');
        return component(jar, "\"name\": " + quote(name) + ", \"bom-ref\": " + quote(name));
    }

    private static String component(Path jar, String names) throws Exception {
        String licence;
        String wrapped;
        try (JarFile file = new JarFile(jar.toFile())) {
            licence = licence(file);
            wrapped = wrapped(file);
        }
        return "{\"type\": \"library\", " + names + ", \"hashes\": [{\"alg\": \"SHA-256\", \"content\": "
                + quote(hash(jar)) + "}]"
                + (licence.isEmpty() ? "" : ", \"licenses\": [{\"license\": {\"name\": " + quote(licence) + "}}]")
                + (wrapped.isEmpty() ? "" : ", \"components\": [\n  " + wrapped + "]") + "}";
    }

    /** The libraries that a bundle of bundles/lib has inside, as its build listed them. */
    private static String wrapped(JarFile jar) throws IOException {
        ZipEntry list = jar.getEntry("META-INF/wrapped.txt");
        if (list == null) {
            return "";
        }
        String text = new String(jar.getInputStream(list).readAllBytes(), StandardCharsets.UTF_8);
        return WRAPPED.matcher(text)
                .results()
                .map(found -> "{\"type\": \"library\", " + names(found.group(1), found.group(2), found.group(3)) + "}")
                .collect(Collectors.joining(",\n  "));
    }

    private static String names(String group, String name, String version) {
        String purl = "pkg:maven/" + group + "/" + name + "@" + version + "?type=jar";
        return "\"group\": " + quote(group) + ", \"name\": " + quote(name) + ", \"version\": " + quote(version)
                + ", \"purl\": " + quote(purl);
    }

    private static String licence(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        String value = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-License");
        return value == null ? "" : value;
    }

    private static String hash(Path jar) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(jar), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\');
            }
            quoted.append(c < ' ' ? ' ' : c);
        }
        return quoted.append('"').toString();
    }
}
