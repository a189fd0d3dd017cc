/** Long work with progress, cancel and history. */
@Export
@Version("1.0.0")
package kz.bbu.api.job;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
