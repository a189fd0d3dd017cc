/** Authorities, institutions and people, within the viewer's scope. */
@Export
@Version("1.0.0")
package kz.bbu.api.registry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
