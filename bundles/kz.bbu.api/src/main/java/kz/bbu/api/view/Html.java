package kz.bbu.api.view;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.osgi.annotation.versioning.ConsumerType;

/** A piece of HTML that is safe to write as it is. */
@ConsumerType
@FunctionalInterface
public interface Html {
    /** No HTML at all. */
    Html EMPTY = out -> {};

    /** Writes the piece. */
    void writeTo(Writer out) throws IOException;

    /** Plain text, escaped for element content and quoted attributes. */
    static Html text(String text) {
        return out -> {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                switch (c) {
                    case '&' -> out.write("&amp;");
                    case '<' -> out.write("&lt;");
                    case '>' -> out.write("&gt;");
                    case '"' -> out.write("&#34;");
                    case '\'' -> out.write("&#39;");
                    default -> out.write(c);
                }
            }
        };
    }

    /** This piece followed by another. */
    default Html then(Html next) {
        return out -> {
            writeTo(out);
            next.writeTo(out);
        };
    }

    /** The piece as a string, for tests and small pieces. */
    default String asString() {
        StringWriter out = new StringWriter();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
