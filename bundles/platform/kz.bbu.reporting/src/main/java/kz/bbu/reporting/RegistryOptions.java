package kz.bbu.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Options;
import kz.bbu.api.text.Texts;

/** The options that the platform fills in: authorities, institutions and types of the viewer's scope. */
final class RegistryOptions {
    private final Registry registry;

    RegistryOptions(Registry registry) {
        this.registry = registry;
    }

    Options authorities() {
        List<Authority> all = registry.authorities();
        int top = all.stream().mapToInt(Authority::depth).min().orElse(0);
        return Options.of(all.stream()
                .map(authority -> new Option(
                        Long.toString(authority.id()), "— ".repeat(authority.depth() - top) + authority.name()))
                .toList());
    }

    Options types(Texts texts) {
        return Options.of(registry.types().stream()
                .map(code -> new Option(code, texts.term("institutionType", code)))
                .toList());
    }

    Options institutions(OptionalLong authority) {
        return new Options() {
            @Override
            public List<Option> page(String search, int offset, int limit) {
                List<Option> found = new ArrayList<>();
                InstitutionQuery query = new InstitutionQuery(authority, java.util.Set.of(), search, offset, limit);
                registry.institutions(query, institution -> found.add(option(institution)));
                return found;
            }

            @Override
            public Optional<Option> find(String value) {
                return number(value)
                        .flatMap(registry::institution)
                        .filter(this::isUnderAuthority)
                        .map(RegistryOptions::option);
            }

            private boolean isUnderAuthority(Institution institution) {
                if (authority.isEmpty()) {
                    return true;
                }
                return registry.authority(authority.getAsLong())
                        .filter(above -> above.position() <= institution.position()
                                && institution.position() <= above.lastPosition())
                        .isPresent();
            }
        };
    }

    private static Option option(Institution institution) {
        return new Option(Long.toString(institution.id()), institution.name());
    }

    /** An id has up to 19 digits, and not every number of 19 digits is one. */
    static Optional<Long> number(String value) {
        try {
            return value.matches("[0-9]{1,19}") ? Optional.of(Long.valueOf(value)) : Optional.empty();
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
