package kz.bbu.api.view;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * Joins precompiled JTE templates and {@link Html}; bundles that use another template engine need not touch it.
 *
 * <p>{@code Jte.html(out -> JtenotesGenerated.render(out, null, model))} calls the class that the build made of {@code notes.jte}.
 */
public final class Jte {
    private Jte() {}

    /** A rendered template as HTML. */
    public static Html html(Consumer<HtmlTemplateOutput> template) {
        return out -> {
            try {
                template.accept(new OwaspHtmlTemplateOutput(new WriterOutput(out)));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        };
    }

    /** HTML as the content of a template's parameter. */
    public static Content content(Html html) {
        return new Content() {
            @Override
            public void writeTo(TemplateOutput output) {
                try {
                    html.writeTo(writer(output));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static Writer writer(TemplateOutput output) {
        return new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) {
                output.writeContent(new String(buffer, offset, length));
            }

            @Override
            public void write(String text, int offset, int length) {
                output.writeContent(text, offset, offset + length);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
