package kz.bbu.report.performance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Subject;
import kz.bbu.api.text.Texts;

/** Who owes which final marks in an institution: class, subject, teacher and how many. */
final class Owing {
    private static final int MOST_NAMED = 6;

    /** Final marks of a subject in a class that are not set. */
    private record Debt(long schoolClass, long subject, long teacher, long count) {}

    private final Texts texts;
    private final List<Debt> debts = new ArrayList<>();
    private final Map<Long, Subject> subjects;
    private final Map<Long, String> teachers;

    Owing(Services services, FactQuery query, long institution) {
        this.texts = services.texts();
        Facts facts = services.facts();
        Set<Long> subjectIds = new HashSet<>();
        Set<Long> teacherIds = new HashSet<>();
        facts.select(query.toldApartBy(Dimension.CLASS, Dimension.SUBJECT, Dimension.TEACHER), row -> {
            long owed = Figure.owed.numerator(row);
            if (owed > 0) {
                debts.add(
                        new Debt(row.id(Dimension.CLASS), row.id(Dimension.SUBJECT), row.id(Dimension.TEACHER), owed));
                subjectIds.add(row.id(Dimension.SUBJECT));
                teacherIds.add(row.id(Dimension.TEACHER));
            }
        });
        this.subjects = facts.subjects(subjectIds);
        this.teachers = teacherIds.isEmpty() ? Map.of() : services.classes().names(institution, teacherIds);
    }

    /** Why the shares of a class are provisional; empty if nothing is owed. */
    String ofClass(long id) {
        return text(debt -> debt.schoolClass() == id);
    }

    /** The same for one subject of a class. */
    String of(long subject, long schoolClass) {
        return text(debt -> debt.subject() == subject && debt.schoolClass() == schoolClass);
    }

    /** The same for a teacher's marks of a class. */
    String ofTeacher(long teacher, long schoolClass) {
        return text(debt -> debt.teacher() == teacher && debt.schoolClass() == schoolClass);
    }

    /** Who is to set the final marks of a subject that a class still lacks; empty where unknown. */
    String teachers(long subject) {
        return debts.stream()
                .filter(debt -> debt.subject() == subject)
                .flatMap(debt -> Optional.ofNullable(teachers.get(debt.teacher())).stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String text(Predicate<Debt> chosen) {
        List<Debt> own = debts.stream().filter(chosen).toList();
        if (own.isEmpty()) {
            return "";
        }
        String named = own.stream().map(this::name).sorted().limit(MOST_NAMED).collect(Collectors.joining("; "));
        String more = own.size() > MOST_NAMED ? "; " + texts.text("warning.more", own.size() - MOST_NAMED) : "";
        return texts.text(
                "warning.provisionalNamed", own.stream().mapToLong(Debt::count).sum(), named + more);
    }

    private String name(Debt debt) {
        String subject = subjects.containsKey(debt.subject())
                ? subjects.get(debt.subject()).name()
                : texts.text("row.noSubject");
        String teacher = teachers.containsKey(debt.teacher()) ? " (" + teachers.get(debt.teacher()) + ")" : "";
        return subject + teacher + " – " + debt.count();
    }

    /** Why shares are provisional where no single class is looked at; empty if nothing is owed. */
    static String counted(Texts texts, Tally tally) {
        long owed = Math.max(tally.of(Figure.owed), tally.of(Figure.awaiting));
        return owed == 0 ? "" : texts.text("warning.provisional", owed);
    }
}
