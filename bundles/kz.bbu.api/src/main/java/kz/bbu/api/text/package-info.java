/** Words, dates and numbers in the reader's language, and the Kazakh alphabet. */
@Export
@Version("1.0.0")
package kz.bbu.api.text;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
