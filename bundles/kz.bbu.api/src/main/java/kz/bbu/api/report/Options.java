package kz.bbu.api.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The things one can choose from, within the viewer's scope; paged, since there may be thousands. */
@ConsumerType
public interface Options {
    /** Options whose label contains a text (empty: all), in the order to show them. */
    List<Option> page(String search, int offset, int limit);

    /** The option of a value; empty if it is not one of these, which makes the request a 404. */
    Optional<Option> find(String value);

    /** A short fixed list. */
    static Options of(List<Option> options) {
        List<Option> all = List.copyOf(options);
        return new Options() {
            @Override
            public List<Option> page(String search, int offset, int limit) {
                String wanted = search.toLowerCase(Locale.ROOT);
                return all.stream()
                        .filter(o -> o.label().toLowerCase(Locale.ROOT).contains(wanted))
                        .skip(offset)
                        .limit(limit)
                        .toList();
            }

            @Override
            public Optional<Option> find(String value) {
                return all.stream().filter(o -> o.value().equals(value)).findFirst();
            }
        };
    }
}
