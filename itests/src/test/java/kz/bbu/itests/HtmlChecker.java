package kz.bbu.itests;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import nu.validator.client.EmbeddedValidator;

/** The Nu HTML checker. */
final class HtmlChecker {
    private HtmlChecker() {}

    /** The errors of a document, one per line; warnings and hints are left out. */
    static List<String> errors(String html) {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
        try {
            String output = validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
            return output.lines().filter(line -> line.contains(": error")).toList();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
