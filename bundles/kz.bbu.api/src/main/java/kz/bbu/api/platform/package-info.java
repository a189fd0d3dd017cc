/** Services between platform and data bundles; a module that imports this package is refused. */
@Export
@Version("1.0.0")
package kz.bbu.api.platform;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
