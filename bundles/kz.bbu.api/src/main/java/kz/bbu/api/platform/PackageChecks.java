package kz.bbu.api.platform;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Tells whether a package would be taken; nothing is loaded, and no import is recorded. */
@ProviderType
public interface PackageChecks {
    /**
     * Checks a package as an import to the root authority would.
     *
     * @param file the zip, read in place
     * @param source the name of a source whose data the package may refer to, as a journal package or a delta does; empty for a package that stands alone
     * @param each takes the errors and warnings that an import would keep, errors first
     * @throws kz.bbu.api.problem.Problem if there is no such source, or nobody takes a file that must be kept
     */
    Verdict check(Path file, String source, boolean strict, Consumer<Imports.Finding> each);

    /** What is wrong in all; a package without errors would be taken. */
    record Verdict(long errors, long warnings) {
        public boolean isGood() {
            return errors == 0;
        }
    }
}
