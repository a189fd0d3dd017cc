/** Pages and pieces of HTML that cross bundle borders. */
@Export
@Version("1.0.0")
package kz.bbu.api.view;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
