package kz.bbu.reporting;

import java.util.Optional;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.registry.Classes;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The services that know the journals; either may be away while the portal runs, and then there is nothing to choose from it. */
@Component(service = Journals.class)
public final class Journals {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Facts facts;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Classes classes;

    Optional<Facts> facts() {
        return Optional.ofNullable(facts);
    }

    Optional<Classes> classes() {
        return Optional.ofNullable(classes);
    }
}
