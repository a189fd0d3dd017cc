/** Counts and measures of lessons, marks, attendance and log-ins, within the viewer's scope. */
@Export
@Version("1.0.0")
package kz.bbu.api.facts;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
