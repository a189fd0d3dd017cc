/** Who looks and what they may do. */
@Export
@Version("1.0.0")
package kz.bbu.api.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
