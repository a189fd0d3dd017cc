/** The modules of the portal and their states. */
@Export
@Version("1.0.0")
package kz.bbu.api.module;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
