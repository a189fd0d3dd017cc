/** What a tab of an organisation's page declares. */
@Export
@Version("1.0.0")
package kz.bbu.api.tab;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
