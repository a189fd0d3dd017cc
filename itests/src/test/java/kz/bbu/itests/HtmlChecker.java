package kz.bbu.itests;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu HTML checker, whose schema is read once for all documents. */
final class HtmlChecker {
    private static final String HTML = "http://s.validator.nu/html5-all.rnc";

    private static SimpleDocumentValidator checker;

    private HtmlChecker() {}

    /** The errors of a document, one per line; warnings and hints are left out. */
    static synchronized List<String> errors(String html) {
        Errors errors = new Errors();
        try {
            if (checker == null) {
                checker = checker();
            }
            checker.setUpValidatorAndParsers(errors, false, false);
            checker.checkHtmlInputSource(
                    new InputSource(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))));
            return errors.found;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SimpleDocumentValidator checker() throws Exception {
        // It does not guess languages, of which it would only warn.
        SimpleDocumentValidator made = new SimpleDocumentValidator(true, false, false);
        made.setUpMainSchema(HTML, new Errors());
        return made;
    }

    /** Notes errors and goes on. */
    private static final class Errors implements ErrorHandler {
        private final List<String> found = new ArrayList<>();

        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) {
            found.add(error.getLineNumber() + "." + error.getColumnNumber() + ": " + error.getMessage());
        }

        @Override
        public void fatalError(SAXParseException error) {
            error(error);
        }
    }
}
