/** What goes wrong, as one exception with a code that a reader of any language understands. */
@Export
@Version("1.0.0")
package kz.bbu.api.problem;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
