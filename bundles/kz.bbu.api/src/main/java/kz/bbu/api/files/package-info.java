/** Files that people send, kept with their size, sum and type. */
@Export
@Version("1.0.0")
package kz.bbu.api.files;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
