package kz.bbu.api.registry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** What the public may see of organisations: everything except persons, heads excepted. Needs no viewer. */
@ProviderType
public interface Directory {
    /** The root authority; there always is one. */
    Authority rootAuthority();

    /** An authority by its part of the address. */
    Optional<Authority> authority(String slug);

    /** The authorities directly under one, by name. */
    List<Authority> children(long authorityId);

    /** The way from the root to an authority, itself included. */
    List<Authority> path(long authorityId);

    /** The departments of an authority, by name. */
    List<Unit> units(long authorityId);

    /** The heads and deputies of an authority, heads first. */
    List<Head> heads(long authorityId);

    /** Gives the institutions of an authority's subtree one by one, by name in the order of the Kazakh alphabet; {@code query.authority()} is replaced. */
    void institutions(long authorityId, InstitutionQuery query, Consumer<Institution> each);

    /** How many institutions such a query gives, its window left aside. */
    long count(long authorityId, InstitutionQuery query);
}
