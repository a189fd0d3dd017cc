package kz.bbu.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes and writes the groups in which subjects are taught: a class, its halves, or two combined classes. */
final class Groups {
    private static final int HALVED_FROM = 20;
    private static final int FULL_LOAD = 22;
    private static final int LAST_PRIMARY = 4;
    private static final Set<String> SPECIALISTS = Set.of("second", "foreign", "informatics", "music", "sport");

    private final Packages packages;
    private final Enrolments enrolments;

    /** Groups that have a lesson at the same time, and the classes that have it. */
    record Together(List<Group> groups, List<SchoolClass> classes) {}

    /** Who teaches what in an institution, as it turns out. */
    private static final class Posts {
        final Map<Integer, List<Teacher>> bySubject = new HashMap<>();
        final Map<Teacher, Integer> hours = new HashMap<>();
        final Set<String> courses = new HashSet<>();

        int of(Teacher teacher) {
            return hours.getOrDefault(teacher, 0);
        }
    }

    Groups(Packages packages, Enrolments enrolments) {
        this.packages = packages;
        this.enrolments = enrolments;
    }

    /** The groups of an institution, those of combined classes first, since they bind two weeks. */
    List<Together> write(Institution institution) {
        Posts posts = new Posts();
        List<Together> all = new ArrayList<>();
        for (SchoolClass own : institution.classes) {
            for (Curriculum.Subject subject : Curriculum.of(own.grade, own.language)) {
                boolean shared = own.combinedWith != null && !subject.hasHomework();
                if (!shared) {
                    all.add(alone(institution, posts, own, subject));
                } else if (own.grade > own.combinedWith.grade) {
                    // The elder grade has no more of these lessons than the younger.
                    all.add(0, combined(institution, posts, own, subject));
                }
            }
        }
        return all;
    }

    private Together combined(Institution institution, Posts posts, SchoolClass own, Curriculum.Subject subject) {
        Teacher teacher = teacher(institution, posts, own, subject, List.of());
        Group group = new Group(own.id + "-" + subject.code(), subject, own, teacher);
        own.pupils.forEach(group.pupils::add);
        own.combinedWith.pupils.forEach(group.pupils::add);
        write(institution, posts, group, group.owner.combinedWith.title + ", " + own.title);
        own.combinedWith.groups.add(group);
        return new Together(List.of(group), List.of(own, own.combinedWith));
    }

    private Together alone(Institution institution, Posts posts, SchoolClass own, Curriculum.Subject subject) {
        int halves = subject.halved() && own.pupils.size() > HALVED_FROM ? 2 : 1;
        List<Group> groups = new ArrayList<>();
        for (int half = 0; half < halves; half++) {
            String id = own.id + "-" + subject.code() + (halves == 1 ? "" : "-" + (half + 1));
            Group group = new Group(id, subject, own, teacher(institution, posts, own, subject, groups));
            for (int i = half; i < own.pupils.size(); i += halves) {
                group.pupils.add(own.pupils.get(i));
            }
            write(institution, posts, group, halves == 1 ? own.title : own.title + ", " + (half + 1));
            groups.add(group);
        }
        return new Together(groups, List.of(own));
    }

    /** Who takes a subject in a class; somebody else than those who have the other half of it. */
    private Teacher teacher(
            Institution institution, Posts posts, SchoolClass own, Curriculum.Subject subject, List<Group> others) {
        int hours = subject.hours(own.grade, own.language);
        Teacher chosen = own.grade <= LAST_PRIMARY && !SPECIALISTS.contains(subject.code())
                ? own.teacher
                : specialist(
                        institution,
                        posts,
                        subject,
                        hours,
                        others.stream().map(group -> group.teacher).toList());
        posts.hours.merge(chosen, hours, Integer::sum);
        return chosen;
    }

    private static Teacher specialist(
            Institution institution, Posts posts, Curriculum.Subject subject, int hours, List<Teacher> taken) {
        List<Teacher> ofSubject = posts.bySubject.computeIfAbsent(subject.number(), n -> new ArrayList<>());
        for (Teacher teacher : ofSubject) {
            if (posts.of(teacher) + hours <= FULL_LOAD && !taken.contains(teacher)) {
                return teacher;
            }
        }
        List<Teacher> teachers = institution.teachers;
        // Whoever has least to do; the last ones first, since classes take their own teachers from the beginning.
        Teacher next = teachers.get(teachers.size() - 1);
        for (int i = teachers.size() - 1; i >= 0; i--) {
            Teacher teacher = teachers.get(i);
            boolean better = taken.contains(next) || posts.of(teacher) < posts.of(next);
            next = better && !taken.contains(teacher) ? teacher : next;
        }
        ofSubject.add(next);
        return next;
    }

    private void write(Institution institution, Posts posts, Group group, String classes) {
        SchoolClass own = group.owner;
        own.groups.add(group);
        String title = group.subject.title(own.language);
        boolean sameTitle = group.subject.kazakh().equals(group.subject.russian());
        String course = institution.id + "-" + group.subject.code() + (sameTitle ? "" : "-" + own.language);
        if (posts.courses.add(course)) {
            packages.roster
                    .table("courses")
                    .begin(course)
                    .put("schoolYearSourcedId", "year")
                    .put("title", title)
                    .put("courseCode", group.subject.code())
                    .put("orgSourcedId", institution.id)
                    .put("subjects", title)
                    .end();
        }
        packages.roster
                .table("classes", "roster.classes")
                .begin(group.id)
                .put("title", title + ", " + classes)
                .put("grades", own.gradeName())
                .put("courseSourcedId", course)
                .put("classType", "scheduled")
                .put("schoolSourcedId", institution.id)
                .put("termSourcedIds", "year")
                .put("subjects", title)
                .end();
        enrolments.teacher(group.id, institution.id, group.teacher);
        enrolments.pupils(group.id, institution.id, group.pupils);
    }
}
