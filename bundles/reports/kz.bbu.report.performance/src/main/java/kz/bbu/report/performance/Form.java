package kz.bbu.report.performance;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.ReportRequest;

/** What the rows are; the name of a form in lower case is its id in addresses and the end of its messages' keys. */
enum Form {
    /** Classes of the chosen institution; parallels where none is chosen. */
    SCHOOL,
    /** Pupils of the chosen class. */
    CLASS,
    /** Subjects with the classes of the chosen institution; subjects alone where none is chosen. */
    SUBJECT,
    /** Teachers of the chosen institution with their classes. */
    TEACHER,
    INSTITUTION,
    DISTRICT;

    private static final List<Form> OF_ALL = List.of(INSTITUTION, DISTRICT);

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The asked form; without one, that of the chosen institution or of all of them. */
    static Form of(ReportRequest request) {
        String id = request.form().isEmpty() ? ids(request)[0] : request.form();
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** Whether what the form needs is chosen. */
    boolean isReady(Choices choices) {
        boolean one = choices.one("institution").isPresent();
        return switch (this) {
            case CLASS -> one && choices.one("class").isPresent();
            case TEACHER -> one;
            case SCHOOL, SUBJECT, INSTITUTION, DISTRICT -> true;
        };
    }

    /** What tells the rows apart, pupils aside; subjects and teachers of one institution are told apart by class as well. */
    By by(boolean oneInstitution) {
        return switch (this) {
            case SCHOOL -> oneInstitution ? By.CLASS : By.GRADE;
            case CLASS -> By.CLASS;
            case SUBJECT -> By.SUBJECT;
            case TEACHER -> By.TEACHER;
            case INSTITUTION -> By.INSTITUTION;
            case DISTRICT -> By.DISTRICT;
        };
    }

    /** Whether the rows say something of final marks and not of pupils. */
    boolean isOfMarks() {
        return this == SUBJECT || this == TEACHER;
    }

    /** The forms in the order of the tabs: those that speak of all institutions first while none is chosen. */
    static String[] ids(ReportRequest request) {
        boolean one = request.choices().one("institution").isPresent();
        List<Form> ofOne =
                Arrays.stream(values()).filter(form -> !OF_ALL.contains(form)).toList();
        return Stream.of(one ? ofOne : OF_ALL, one ? OF_ALL : ofOne)
                .flatMap(List::stream)
                .map(Form::id)
                .toArray(String[]::new);
    }
}
