package kz.bbu.api.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that the reader of a report can choose; its label is the message {@code parameter.<id>} of the report's bundle or of the shared terms.
 *
 * @param id its name in the address: letters and digits
 * @param kind how it is chosen
 * @param options what there is to choose; empty for kinds without options
 * @param standard what is chosen where the address says nothing; empty for nothing
 * @param dependsOn the parameter whose change clears this one; empty for none
 */
public record Parameter(String id, Kind kind, Optional<Options> options, String standard, Optional<String> dependsOn) {

    /** How a parameter is chosen. */
    public enum Kind {
        /** One of the options, or nothing. */
        ONE,
        /** Any number of the options; nothing means all. */
        MANY,
        /** A day, {@code yyyy-MM-dd} in the address. */
        DATE,
        /** Up to 200 characters. */
        TEXT,
        /** Yes or nothing. */
        FLAG,
        /** An authority of the viewer's scope; filled by the platform. */
        AUTHORITY,
        /** An institution of the viewer's scope and of the chosen authority; filled by the platform. */
        INSTITUTION,
        /** Any number of the types of institutions that occur in the scope; filled by the platform. */
        INSTITUTION_TYPE,
        /** A reporting period that the data of the chosen institutions have, as the code of {@link kz.bbu.api.facts.Period}; filled by the platform, by default the last term that has ended. */
        PERIOD,
        /** A class of the chosen institution; filled by the platform, nothing to choose while no institution is chosen. */
        CLASS,
        /** A subject that the data of the chosen institutions have; filled by the platform. */
        SUBJECT,
        /** Any number of the languages of instruction; filled by the platform. */
        INSTRUCTION_LANGUAGE,
        /** Any number of shifts; filled by the platform. */
        SHIFT
    }

    public Parameter {
        if (!id.matches("[a-zA-Z][a-zA-Z0-9]{0,29}")) {
            throw new IllegalArgumentException("not a parameter's id: " + id);
        }
        Objects.requireNonNull(kind);
        Objects.requireNonNull(standard);
    }

    public static Parameter one(String id, Options options) {
        return new Parameter(id, Kind.ONE, Optional.of(options), "", Optional.empty());
    }

    public static Parameter one(String id, List<Option> options) {
        return one(id, Options.of(options));
    }

    public static Parameter many(String id, List<Option> options) {
        return new Parameter(id, Kind.MANY, Optional.of(Options.of(options)), "", Optional.empty());
    }

    public static Parameter date(String id) {
        return new Parameter(id, Kind.DATE, Optional.empty(), "", Optional.empty());
    }

    public static Parameter text(String id) {
        return new Parameter(id, Kind.TEXT, Optional.empty(), "", Optional.empty());
    }

    public static Parameter flag(String id) {
        return new Parameter(id, Kind.FLAG, Optional.empty(), "", Optional.empty());
    }

    /** The parameter {@code authority}. */
    public static Parameter authority() {
        return new Parameter("authority", Kind.AUTHORITY, Optional.empty(), "", Optional.empty());
    }

    /** The parameter {@code institution}, which depends on {@code authority}. */
    public static Parameter institution() {
        return new Parameter("institution", Kind.INSTITUTION, Optional.empty(), "", Optional.of("authority"));
    }

    /** The parameter {@code type}. */
    public static Parameter institutionType() {
        return new Parameter("type", Kind.INSTITUTION_TYPE, Optional.empty(), "", Optional.empty());
    }

    /** The parameter {@code period}. */
    public static Parameter period() {
        return new Parameter("period", Kind.PERIOD, Optional.empty(), "", Optional.empty());
    }

    /** The parameter {@code class}, which depends on {@code institution}. */
    public static Parameter schoolClass() {
        return new Parameter("class", Kind.CLASS, Optional.empty(), "", Optional.of("institution"));
    }

    /** The parameter {@code subject}. */
    public static Parameter subject() {
        return new Parameter("subject", Kind.SUBJECT, Optional.empty(), "", Optional.empty());
    }

    /** The parameter {@code language}. */
    public static Parameter instructionLanguage() {
        return new Parameter("language", Kind.INSTRUCTION_LANGUAGE, Optional.empty(), "", Optional.empty());
    }

    /** The parameter {@code shift}. */
    public static Parameter shift() {
        return new Parameter("shift", Kind.SHIFT, Optional.empty(), "", Optional.empty());
    }

    /** The same parameter with another standard value. */
    public Parameter standard(String value) {
        return new Parameter(id, kind, options, value, dependsOn);
    }

    /** The same parameter, cleared when another changes. */
    public Parameter dependsOn(String other) {
        return new Parameter(id, kind, options, standard, Optional.of(other));
    }
}
