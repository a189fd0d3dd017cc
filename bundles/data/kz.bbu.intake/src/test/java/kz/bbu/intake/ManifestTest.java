package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a package says of itself before anything is checked. */
public class ManifestTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Optional<String> systemName(byte[] zip) throws IOException {
        Path path = folder.getRoot().toPath().resolve("package.zip");
        return Manifest.systemName(Files.write(path, zip));
    }

    @Test
    public void theSystemNamesTheSource() throws IOException {
        Pack pack = Pack.example("oneroster");
        assertEquals(Optional.of("Example journal"), systemName(pack.zip()));
        pack.replace("manifest.csv", "source.systemName,Example journal\n", "");
        assertEquals(Optional.of("example"), systemName(pack.zip()));
        pack.replace("manifest.csv", "source.systemCode,example\n", "");
        assertEquals(Optional.empty(), systemName(pack.zip()));
    }

    @Test
    public void aBadPackageNamesNoSource() throws IOException {
        assertEquals(Optional.empty(), systemName(new byte[] {1, 2, 3}));
        assertEquals(
                Optional.empty(),
                systemName(Pack.example("oneroster").without("manifest.csv").zip()));
    }

    @Test
    public void aRegionsYearOfMarksHidesNoName() throws IOException {
        Path path = folder.newFile("large.zip").toPath();
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry("manifest.csv"));
            zip.write("propertyName,value\nmanifest.version,1.0\njournal.version,1.0\nsource.systemName,Large\n"
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("marks.csv"));
            for (int i = 0; i < 70; i++) {
                zip.write(noise);
            }
        }
        assertEquals(Optional.of("Large"), Manifest.systemName(path));
    }
}
