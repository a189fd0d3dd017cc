package kz.bbu.api.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kz.bbu.api.text.Texts;
import org.osgi.annotation.versioning.ProviderType;

/** Writes tables of tabs into files as reports are exported. */
@ProviderType
public interface Tables {
    /** The formats of a file. */
    enum Format {
        XLSX,
        CSV
    }

    /**
     * A table that is written when it is asked for, by the thread's viewer.
     *
     * @param module the id of the caller's module
     * @param texts those of the caller: {@code title}, {@code column.<id>} and {@code parameter.<name>} label what is written
     * @param chosen what was filtered by, as people read it, by the name of the parameter, in order
     * @param columns the columns, in order
     * @param fill gives the rows, any number of them; runs in another thread that is bound to the viewer, as long as an export may take
     */
    File file(
            String module,
            Texts texts,
            Map<String, String> chosen,
            List<Column> columns,
            Format format,
            Consumer<Rows> fill);

    /** A file to be sent. */
    @ProviderType
    interface File {
        /** The value of Content-Type. */
        String mediaType();

        /** The value of Content-Disposition: to be saved, under a name made of the title. */
        String disposition();

        /** Writes the answer of the thread's request; what fails half-way breaks the connection, so that no file ends too early unnoticed. */
        void answer(OutputStream out) throws IOException;
    }
}
