package kz.bbu.intake;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

/** The document for exporters says what the portal checks; {@code -Dbbu.renew=true} writes its tables anew. */
public class ExporterDocumentTest {
    private static final Path DOCUMENT = Path.of("../../../docs/journal-package.md");

    @Test
    public void itsTablesAreThoseOfTheSpecification() throws IOException {
        String document = Files.readString(DOCUMENT);
        String renewed = ExporterDocument.renewed(document);
        if (Boolean.getBoolean("bbu.renew")) {
            Files.writeString(DOCUMENT, renewed);
        } else {
            assertEquals("run this test with -Dbbu.renew=true", renewed, document);
        }
    }
}
