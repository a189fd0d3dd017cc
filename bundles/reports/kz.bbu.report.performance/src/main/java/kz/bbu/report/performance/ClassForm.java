package kz.bbu.report.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
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
    private final Services services;
    private final Texts texts;
    private final Selection selection;
    private final List<PupilRow> pupils;
    private final List<Subject> subjects;

    ClassForm(Services services, Selection selection) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
        this.pupils = services.facts()
                .pupils(
                        selection.institution().getAsLong(),
                        selection.schoolClass().getAsLong(),
                        selection.period().orElseThrow());
        Set<Long> ids = new HashSet<>();
        pupils.forEach(pupil -> ids.addAll(pupil.subjects().keySet()));
        this.subjects = services.facts().subjects(ids).values().stream()
                .sorted(Comparator.comparing(Subject::name, services.byName()).thenComparing(Subject::id))
                .toList();
    }

    void layout(Layout.Builder layout) {
        layout.columns(Column.text("pupil"));
        subjects.forEach(subject -> layout.columns(
                Column.text("s" + subject.id()).labelled(subject.name()).under("group.finals")));
        layout.columns(Column.decimal("average"), Column.text("category"), Column.integer("rank"))
                .note("note.class");
    }

    void fill(Rows rows) {
        List<OptionalDouble> averages = pupils.stream().map(ClassForm::average).toList();
        for (int i = 0; i < pupils.size(); i++) {
            PupilRow pupil = pupils.get(i);
            List<Object> cells = new ArrayList<>();
            cells.add(pupil.name());
            subjects.forEach(subject -> cells.add(mark(pupil, subject)));
            OptionalDouble average = averages.get(i);
            cells.add(average.isPresent() ? Cell.of(average.getAsDouble()) : missing("missing.marks"));
            cells.add(
                    pupil.category().isEmpty()
                            ? missing("missing.unmarked")
                            : Cell.of(texts.term("pupilCategory", pupil.category())));
            cells.add(average.isPresent() ? Cell.of(rank(average.getAsDouble(), averages)) : missing("missing.marks"));
            rows.add(Long.toString(pupil.id()), cells.toArray());
        }
        Tally all = new Tally();
        services.facts().select(selection.pupils(), all::add);
        new Cells(texts, Figure.OF_PUPILS)
                .above(all, rows, Figure.pupils, Figure.quality, Figure.progress, Figure.notAttested);
    }

    private Cell mark(PupilRow pupil, Subject subject) {
        Standing standing = pupil.subjects().get(subject.id());
        if (standing == null) {
            return missing("missing.notStudied");
        }
        if (standing.mark().isEmpty()) {
            return missing(pupil.category().isEmpty() ? "missing.unmarked" : "missing.notSet");
        }
        return Cell.of(isNumber(standing.mark()) ? standing.mark() : texts.term("final", standing.mark()));
    }

    private static boolean isNumber(String mark) {
        return mark.matches("[1-5]");
    }

    private static OptionalDouble average(PupilRow pupil) {
        return pupil.subjects().values().stream()
                .map(Standing::mark)
                .filter(ClassForm::isNumber)
                .mapToInt(Integer::parseInt)
                .average();
    }

    /** Pupils with the same average share a place, and the next one is left out. */
    private static long rank(double average, List<OptionalDouble> averages) {
        return 1
                + averages.stream()
                        .filter(other -> other.isPresent() && other.getAsDouble() > average)
                        .count();
    }

    private Cell missing(String reason) {
        return Cell.missing(texts.text(reason));
    }
}
