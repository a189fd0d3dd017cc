package kz.bbu.reporting;

import java.util.List;
import java.util.Optional;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Options;
import kz.bbu.api.report.Parameter;

/**
 * A parameter with what is chosen.
 *
 * @param options what there is to choose; empty for kinds without options
 * @param values what is chosen, checked
 * @param chosen the same as people read it
 */
record Filter(Parameter parameter, Optional<Options> options, List<String> values, List<Option> chosen) {
    boolean isMany() {
        return parameter.kind() == Parameter.Kind.MANY || parameter.kind() == Parameter.Kind.INSTITUTION_TYPE;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
