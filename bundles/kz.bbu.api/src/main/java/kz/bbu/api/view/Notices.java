package kz.bbu.api.view;

import org.osgi.annotation.versioning.ProviderType;

/** Short lines that tell, on the next page, what an action did. */
@ProviderType
public interface Notices {
    /** How a line is meant. */
    enum Kind {
        DONE,
        WARNING,
        ERROR
    }

    /** Shows a line on the next page that the same browser gets, also after a redirect; plain text in the reader's language, at most 500 characters. */
    void show(Kind kind, String text);
}
