package kz.bbu.reporting;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the report engine. */
final class ReportingSettings {
    static final String PID = "kz.bbu.reporting";

    private ReportingSettings() {}

    /** How long reports may run and how many at a time. */
    @ObjectClassDefinition(name = "Reports")
    public @interface Config {
        @AttributeDefinition(name = "Longest time of a page, seconds")
        int seconds() default 25;

        @AttributeDefinition(name = "Longest time of an export, seconds")
        int exportSeconds() default 600;

        @AttributeDefinition(name = "How long a report may take to stop after that, seconds")
        int graceSeconds() default 2;

        @AttributeDefinition(name = "Milliseconds after which the log tells that a report is slow; 0 for never")
        int slowMilliseconds() default 3000;

        @AttributeDefinition(name = "Runs at a time")
        int runs() default 16;

        @AttributeDefinition(name = "Runs of one report at a time")
        int runsOfOneReport() default 6;

        @AttributeDefinition(name = "Failures in a row after which a report is switched off")
        int failuresAllowed() default 5;
    }
}
