package kz.bbu.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.registry.Head;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Unit;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The organisations for everybody, from the newest tree; it touches no table of persons. */
@Component
public final class PublicDirectory implements Directory {
    private final Organisations organisations;

    @Activate
    public PublicDirectory(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Alphabet alphabet,
            @Reference Trees trees) {
        this.organisations = new Organisations(new Sql(store), alphabet);
    }

    private List<Authority> authorities() {
        return organisations.authorities(Scope.EVERYTHING);
    }

    @Override
    public Authority rootAuthority() {
        return organisations
                .authority(Scope.EVERYTHING, Ids.ROOT)
                .orElseThrow(() -> new Problem(CommonError.UNAVAILABLE));
    }

    @Override
    public Optional<Authority> authority(String slug) {
        return authorities().stream().filter(a -> a.slug().equals(slug)).findFirst();
    }

    @Override
    public List<Authority> children(long authorityId) {
        return authorities().stream()
                .filter(a -> a.parent().isPresent() && a.parent().getAsLong() == authorityId)
                .toList();
    }

    @Override
    public List<Authority> path(long authorityId) {
        List<Authority> all = authorities();
        Optional<Authority> last =
                all.stream().filter(a -> a.id() == authorityId).findFirst();
        return last.map(l -> all.stream()
                        .filter(a -> a.position() <= l.position() && l.position() <= a.lastPosition())
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<Unit> units(long authorityId) {
        return organisations.units(authorityId);
    }

    @Override
    public List<Head> heads(long authorityId) {
        return organisations.heads(authorityId);
    }

    @Override
    public void institutions(long authorityId, InstitutionQuery query, Consumer<Institution> each) {
        organisations.institutions(Scope.EVERYTHING, query.under(authorityId), each);
    }

    @Override
    public long count(long authorityId, InstitutionQuery query) {
        return organisations.count(Scope.EVERYTHING, query.under(authorityId));
    }
}
