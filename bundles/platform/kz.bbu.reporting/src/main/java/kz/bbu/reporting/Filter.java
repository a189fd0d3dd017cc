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
        return isMany(parameter);
    }

    /** Tells whether any number of values can be chosen. */
    static boolean isMany(Parameter parameter) {
        return switch (parameter.kind()) {
            case MANY, INSTITUTION_TYPE, INSTRUCTION_LANGUAGE, SHIFT -> true;
            case ONE, DATE, TEXT, FLAG, AUTHORITY, INSTITUTION, PERIOD, CLASS, SUBJECT -> false;
        };
    }

    /** Tells whether there is always something chosen if there is anything to choose: figures of several periods do not add up. */
    boolean isRequired() {
        return parameter.kind() == Parameter.Kind.PERIOD;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
