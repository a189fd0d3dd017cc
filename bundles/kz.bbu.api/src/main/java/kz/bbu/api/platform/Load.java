package kz.bbu.api.platform;

import java.util.Map;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import org.osgi.annotation.versioning.ProviderType;

/** A package on its way in, as publishers see it: format and rows are checked by intake while they are read. */
@ProviderType
public interface Load {
    /** Whether a file is the whole truth or a list of changes. */
    enum Mode {
        BULK,
        DELTA
    }

    /** The import; names the generation. */
    long importId();

    /** The source; sourcedIds are unique within it. */
    long sourceId();

    /** The authority under which organisations without a parent are put. */
    long authorityId();

    /** The organisations that the package may speak of; a row of an institution outside refuses it. */
    Scope scope();

    /** What the manifest says, by property; {@code oneroster.version} tells 1.1 from 1.2. */
    Map<String, String> manifest();

    /** Tells whether the package has a file, named as in {@link Publisher#takes}. */
    boolean has(String file);

    /** The mode of a file that the package has. */
    Mode mode(String file);

    /** Reads a file once, row by row; rows with an error of format are left out, since the package is refused anyway. Reports progress and lets the job be cancelled. */
    void read(String file, Consumer<Row> each);

    /** Where errors and warnings go. */
    Findings findings();

    /** Tells what is being done, for the progress bar: a message key of kz.bbu.intake. */
    void step(String key, Object... arguments);

    /** A row of a file. */
    @ProviderType
    interface Row {
        /** The line in the file, from 1, the header included. */
        long line();

        /** The value of a column; null if it is blank or the file does not have it. */
        String get(String column);

        /** The columns {@code metadata.*} that are not blank, by the name after the point; empty for none. */
        Map<String, String> metadata();
    }
}
