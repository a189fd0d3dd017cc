package kz.bbu.report.performance;

import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.facts.PupilRow;
import kz.bbu.api.facts.PupilRow.Standing;
import kz.bbu.api.facts.Subject;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The final marks of a class: pupil × subject, with average, category and rank. */
final class ClassForm {
    /** Before the id of a subject in the id of its column. */
    static final String SUBJECT = "s";

    static final String AVERAGE = Figure.average.name();
    static final String CATEGORY = "category";
    static final String RANK = "rank";

    private final Services services;
    private final Texts texts;
    private final Selection selection;
    private final ClassMarks marks;

    ClassForm(Services services, Selection selection) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
        this.marks = new ClassMarks(services, selection);
    }

    void layout(Layout.Builder layout) {
        layout.columns(Column.text("pupil"));
        marks.subjects()
                .forEach(subject -> layout.columns(Column.text(column(subject))
                        .labelled(subject.name())
                        .under("group.finals")
                        .opening()));
        layout.columns(
                        Column.decimal(AVERAGE).opening(),
                        Column.text(CATEGORY).opening(),
                        Column.integer(RANK).opening())
                .note("note.class");
    }

    static String column(Subject subject) {
        return SUBJECT + subject.id();
    }

    void fill(Rows rows) {
        Owing owing = new Owing(services, selection.pupils(), selection.institution());
        for (PupilRow pupil : marks.pupils()) {
            List<Object> cells = new ArrayList<>();
            cells.add(pupil.name());
            marks.subjects().forEach(subject -> cells.add(mark(pupil, subject, owing)));
            cells.add(ClassMarks.average(pupil).map(Cell::of).orElseGet(() -> missing("missing.marks")));
            cells.add(category(pupil));
            cells.add(marks.rank(pupil).map(Cell::of).orElseGet(() -> missing("missing.marks")));
            rows.add(Long.toString(pupil.id()), cells.toArray());
        }
        Tally all = new Tally();
        services.facts().select(selection.pupils().toldApartBy(), all::add);
        new Cells(texts, Figure.OF_PUPILS)
                .above(all, rows, Figure.pupils, Figure.quality, Figure.progress, Figure.notAttested);
    }

    private Cell mark(PupilRow pupil, Subject subject, Owing owing) {
        Standing standing = pupil.subjects().get(subject.id());
        if (standing == null) {
            return missing("missing.notStudied");
        }
        if (!standing.mark().isEmpty()) {
            return Cell.of(texts.find("final." + standing.mark()).orElse(standing.mark()));
        }
        if (!ClassMarks.isDue(standing)) {
            return missing(pupil.category().isEmpty() ? "missing.unmarked" : "missing.notDue");
        }
        String teachers = owing.teachers(subject.id());
        return teachers.isEmpty() ? missing("missing.notSet") : Cell.missing(texts.text("missing.notSetBy", teachers));
    }

    private Cell category(PupilRow pupil) {
        if (pupil.category().isEmpty()) {
            return missing("missing.unmarked");
        }
        Cell category = Cell.of(texts.term("pupilCategory", pupil.category()));
        List<String> owed = marks.owed(pupil);
        return owed.isEmpty()
                ? category
                : category.warn(texts.text("warning.notSet", owed.size(), String.join(", ", owed)));
    }

    private Cell missing(String reason) {
        return Cell.missing(texts.text(reason));
    }
}
