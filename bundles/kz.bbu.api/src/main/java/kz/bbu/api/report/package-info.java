/** What a report declares and how it gives its rows. */
@Export
@Version("1.0.0")
package kz.bbu.api.report;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
