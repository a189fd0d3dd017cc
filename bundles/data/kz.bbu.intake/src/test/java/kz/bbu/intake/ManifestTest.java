package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
}
