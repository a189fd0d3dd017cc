package kz.bbu.itests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
        return Distribution.HOME.resolve("system/kz/bbu/kz.bbu.tab.notes/0.1.0/kz.bbu.tab.notes-0.1.0.jar");
    }

    /** The tab under another version. */
    static Path version(Path folder, String version) {
        return changed(folder, version, "", "");
    }

    /** A version that needs a package that nobody has. */
    static Path unresolvable(Path folder, String version) {
        return changed(folder, version, "Import-Package", ",org.example.nowhere");
    }

    private static Path changed(Path folder, String version, String header, String more) {
        Path target = folder.resolve(ID + "-" + version + "-" + more.length() + ".jar");
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar()))) {
            Manifest manifest = in.getManifest();
            Attributes main = manifest.getMainAttributes();
            main.putValue("Bundle-Version", version);
            if (!header.isEmpty()) {
                main.putValue(header, main.getValue(header) + more);
            }
            try (OutputStream file = Files.newOutputStream(target);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                copy(in, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }

    private static void copy(JarInputStream in, JarOutputStream out) throws IOException {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            out.putNextEntry(new ZipEntry(entry.getName()));
            ((InputStream) in).transferTo(out);
            out.closeEntry();
        }
    }
}
