package kz.bbu.registry;

import java.util.Optional;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells scopes from the newest tree. */
@Component
public final class OrganisationScopes implements Scopes {
    private final Organisations organisations;

    @Activate
    public OrganisationScopes(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Alphabet alphabet,
            // There is no tree before it has made one.
            @Reference Trees trees) {
        this.organisations = new Organisations(new Sql(store), alphabet);
    }

    @Override
    public Scope of(long organisationId) {
        return organisations.positions(organisationId);
    }

    @Override
    public Optional<String> name(long organisationId) {
        return organisations.name(organisationId);
    }

    @Override
    public long root() {
        return Ids.ROOT;
    }
}
