package kz.bbu.report.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactRow;
import kz.bbu.api.facts.Subject;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.report.Chart;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The final marks by subject or teacher and, in one institution, class. */
final class MarksForm {
    private final Services services;
    private final Texts texts;
    private final Selection selection;
    private final boolean ofTeachers;
    private final boolean ofOne;
    private final Cells cells;

    /** A row: the marks of a subject or teacher in a class; class 0 for all classes. */
    private record Key(long of, long schoolClass) {}

    MarksForm(Services services, Selection selection) {
        this.services = services;
        this.texts = services.texts();
        this.selection = selection;
        this.ofTeachers = selection.form() == Form.TEACHER;
        this.ofOne = selection.isOfOne();
        this.cells = new Cells(texts, Figure.OF_MARKS);
    }

    void layout(Layout.Builder layout) {
        layout.columns(cells.columns(Column.text(ofOne ? "class" : ofTeachers ? "teacher" : "subject")))
                .chart(Chart.stacked("chart.marks", ofOne ? Chart.GROUPS : "subject", "n5", "n4", "n3", "n2", "n1"))
                .note(ofTeachers ? "note.teacher" : "note.subject")
                .sumsOpen();
    }

    void fill(Rows rows) {
        Tally all = new Tally();
        Map<Key, Tally> tallies = tallies(all);
        Set<Long> ids = new HashSet<>();
        tallies.keySet().forEach(key -> ids.add(key.of()));
        List<Named> named = named(ids);
        if (ofOne) {
            classes(named, tallies, rows);
        } else {
            named.forEach(one -> rows.add(
                    Long.toString(one.id()),
                    cells.of(
                            List.of(one.name()),
                            tallies.get(new Key(one.id(), 0)),
                            Owing.counted(texts, tallies.get(new Key(one.id(), 0))))));
        }
        cells.above(all, rows, Figure.due, Figure.subjectQuality, Figure.subjectProgress, Figure.unattested);
    }

    private Map<Key, Tally> tallies(Tally all) {
        Dimension named = ofTeachers ? Dimension.TEACHER : Dimension.SUBJECT;
        Dimension[] by = ofOne
                ? new Dimension[] {named, Dimension.CLASS, Dimension.GRADE}
                : new Dimension[] {named, Dimension.GRADE};
        LearningLevel level = new LearningLevel(services.rules(), selection.day());
        Map<Key, Tally> tallies = new HashMap<>();
        services.facts().select(selection.marks().toldApartBy(by), row -> {
            if (isMarked(row)) {
                Key key = new Key(row.id(named), ofOne ? row.id(Dimension.CLASS) : 0);
                int grade = (int) row.id(Dimension.GRADE);
                tallies.computeIfAbsent(key, any -> new Tally()).add(row, level, grade);
                all.add(row, level, grade);
            }
        });
        return tallies;
    }

    /** Figures of classes as a whole have no subject, and no final mark either. */
    private static boolean isMarked(FactRow row) {
        return Figure.OF_MARKS.stream().anyMatch(figure -> figure.isCount() && figure.numerator(row) > 0);
    }

    private record Named(long id, String name) {}

    private List<Named> named(Set<Long> ids) {
        List<Named> named = new ArrayList<>();
        if (ofTeachers) {
            Map<Long, String> names = services.classes().names(selection.institution(), ids);
            ids.forEach(id -> named.add(new Named(id, names.getOrDefault(id, texts.text("row.noTeacher")))));
        } else {
            Map<Long, Subject> subjects = services.facts().subjects(ids);
            ids.forEach(id -> named.add(
                    new Named(id, subjects.containsKey(id) ? subjects.get(id).name() : texts.text("row.noSubject"))));
        }
        named.sort(Comparator.comparing(Named::name, services.byName()).thenComparing(Named::id));
        return named;
    }

    private void classes(List<Named> named, Map<Key, Tally> tallies, Rows rows) {
        long institution = selection.institution();
        Set<Long> ids = new HashSet<>();
        tallies.keySet().forEach(key -> ids.add(key.schoolClass()));
        List<SchoolClass> classes = services.breakdown().classes(institution, ids, one -> false);
        Owing owing = new Owing(services, selection.marks(), institution);
        for (Named one : named) {
            rows.group(Long.toString(one.id()), one.name());
            for (SchoolClass schoolClass : classes) {
                Tally tally = tallies.get(new Key(one.id(), schoolClass.id()));
                if (tally != null) {
                    String provisional = ofTeachers
                            ? owing.ofTeacher(one.id(), schoolClass.id())
                            : owing.of(one.id(), schoolClass.id());
                    rows.add(
                            one.id() + "-" + schoolClass.id(),
                            cells.of(List.of(schoolClass.name()), tally, provisional));
                }
            }
        }
    }
}
