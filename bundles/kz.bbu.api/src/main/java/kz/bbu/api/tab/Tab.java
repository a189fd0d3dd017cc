package kz.bbu.api.tab;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Marks a REST resource as a tab of the organisation's page (S13).
 *
 * <p>The component is a {@code @JakartarsResource} with {@code @Path("/org/{authority}/<id>")} and {@link TabInfo}; its methods return {@link kz.bbu.api.view.Page}. The tab's label is the message {@code title} of its bundle.
 */
@ConsumerType
public interface Tab {}
