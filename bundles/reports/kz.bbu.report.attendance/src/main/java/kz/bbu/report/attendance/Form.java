package kz.bbu.report.attendance;

import java.util.Arrays;
import kz.bbu.api.facts.Breakdown.By;
import kz.bbu.api.report.ReportRequest;

/** What the rows are; the name of a form is its id in addresses and the end of its messages' keys. */
enum Form {
    /** Classes of the chosen institution; parallels where none is chosen. */
    byClass,
    /** Pupils of the chosen class. */
    byPupil,
    byInstitution,
    byDistrict,
    byWeek,
    /** Classes of the chosen institution by weeks. */
    heatMap;

    static Form of(ReportRequest request) {
        return request.form().isEmpty() ? byClass : valueOf(request.form());
    }

    /** Whether what the form needs is chosen. */
    boolean isReady(ReportRequest request) {
        boolean institution = request.choices().one("institution").isPresent();
        return switch (this) {
            case byPupil -> institution && request.choices().one("class").isPresent();
            case heatMap -> institution;
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

    /** What tells the rows apart, pupils aside. */
    By by(boolean oneInstitution) {
        return switch (this) {
            case byClass -> oneInstitution ? By.CLASS : By.GRADE;
            case byPupil, heatMap -> By.CLASS;
            case byInstitution -> By.INSTITUTION;
            case byDistrict -> By.DISTRICT;
            case byWeek -> By.WEEK;
        };
    }

    boolean isByWeek() {
        return this == byWeek || this == heatMap;
    }
}
