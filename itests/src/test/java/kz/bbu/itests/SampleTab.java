package kz.bbu.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** The sample tab of the distribution, also as versions that nobody built: the same classes under another manifest. */
final class SampleTab {
    static final String ID = "notes";

    private SampleTab() {}

    static Path jar() {
        return jar("kz.bbu.tab.notes");
    }

    /** The jar of a bundle of ours in the distribution. */
    static Path jar(String name) {
        return Distribution.HOME.resolve("system/kz/bbu/" + name + "/0.1.0/" + name + "-0.1.0.jar");
    }

    /** The tab under another version. */
    static Path version(Path folder, String version) {
        return version(jar(), folder, version);
    }

    /** Any bundle under another version. */
    static Path version(Path jar, Path folder, String version) {
        return changed(jar, folder, version, "", "", "");
    }

    /** A version that needs a package that nobody has. */
    static Path unresolvable(Path folder, String version) {
        return changed(jar(), folder, version, "Import-Package", ",org.example.nowhere", "");
    }

    /** A version that has all its packages, but waits for a service that nobody offers. */
    static Path unstartable(Path folder, String version) {
        return changed(jar(), folder, version, "", "", "<reference name=\"nobody\" interface=\"org.example.Nobody\"/>");
    }

    private static Path changed(Path jar, Path folder, String version, String header, String more, String reference) {
        Path target =
                folder.resolve(jar.getFileName() + "-" + version + "-" + more.length() + reference.length() + ".jar");
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            Manifest manifest = in.getManifest();
            Attributes main = manifest.getMainAttributes();
            main.putValue("Bundle-Version", version);
            if (!header.isEmpty()) {
                main.putValue(header, main.getValue(header) + more);
            }
            try (OutputStream file = Files.newOutputStream(target);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                copy(in, out, reference);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    private static void copy(JarInputStream in, JarOutputStream out, String reference) throws IOException {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            out.putNextEntry(new ZipEntry(entry.getName()));
            if (entry.getName().matches("OSGI-INF/.*\\.xml")) {
                String component = new String(((InputStream) in).readAllBytes(), StandardCharsets.UTF_8);
                out.write(component
                        .replace("<implementation ", reference + "<implementation ")
                        .getBytes(StandardCharsets.UTF_8));
            } else {
                ((InputStream) in).transferTo(out);
            }
            out.closeEntry();
        }
    }
}
