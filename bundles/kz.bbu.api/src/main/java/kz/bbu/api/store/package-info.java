/** A bundle's own tables and transactions across bundles. */
@Export
@Version("1.0.0")
package kz.bbu.api.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
