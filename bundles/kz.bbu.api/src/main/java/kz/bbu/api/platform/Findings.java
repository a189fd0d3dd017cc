package kz.bbu.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/** Collects what is wrong with a package; the first 1,000 errors are kept, all are counted. */
@ProviderType
public interface Findings {
    /**
     * Reports an error, which refuses the package.
     *
     * @param file the file, as in {@link Publisher#takes}; empty for the package as a whole
     * @param line the line from 1; 0 if there is none
     * @param column the column; empty if there is none
     * @param value the value as it came, cut to 200 characters; never a password
     * @param rule the code of the rule; its text is the message {@code rule.<code>} of kz.bbu.intake
     */
    void error(String file, long line, String column, String value, String rule);

    /** Reports a warning, which is grouped by rule and does not refuse the package. */
    void warning(String file, long line, String column, String value, String rule);

    /** Tells whether there was an error. */
    boolean hasErrors();
}
