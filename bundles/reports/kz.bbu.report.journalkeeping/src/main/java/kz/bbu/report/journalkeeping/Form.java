package kz.bbu.report.journalkeeping;

import java.util.Arrays;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.report.ReportRequest;

/** What the rows are; the name of a form is its id in addresses and the end of its messages' keys. */
enum Form {
    /** Classes of the chosen institution; parallels where none is chosen. */
    byClass,
    bySubject,
    /** Teachers of the chosen institution. */
    byTeacher,
    byInstitution,
    byDistrict;

    static Form of(ReportRequest request) {
        return request.form().isEmpty() ? byClass : valueOf(request.form());
    }

    /** Whether what the form needs is chosen; subjects and teachers are not told apart by weeks. */
    boolean isReady(ReportRequest request) {
        boolean institution = request.choices().one("institution").isPresent();
        return switch (this) {
            case byTeacher -> institution && !Selection.isByWeeks(request.choices());
            case bySubject -> !Selection.isByWeeks(request.choices());
            default -> true;
        };
    }

    /** The forms that can be shown, and the one that is asked for. */
    static String[] ids(ReportRequest request) {
        return Arrays.stream(values())
                .filter(form -> form.isReady(request) || form.name().equals(request.form()))
                .map(Form::name)
                .toArray(String[]::new);
    }

    By by(boolean oneInstitution) {
        return switch (this) {
            case byClass -> oneInstitution ? By.CLASS : By.GRADE;
            case bySubject -> By.SUBJECT;
            case byTeacher -> By.TEACHER;
            case byInstitution -> By.INSTITUTION;
            case byDistrict -> By.DISTRICT;
        };
    }
}
