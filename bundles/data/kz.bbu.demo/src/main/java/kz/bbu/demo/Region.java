package kz.bbu.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the demo region as three packages, institution by institution: a OneRoster roster, a journal package with the school year 2025/26, and what the attestation of August changed.
 *
 * <p>The same size gives the same bytes; memory holds one institution.
 */
final class Region {
    private final int first;
    private final int institutions;
    private final long marks;

    /** Takes how many institutions there are (12 of the plan, then more of the same kinds), and about how many marks in all. */
    Region(int institutions, long marks) {
        this(0, institutions, marks);
    }

    /** Takes the number of the first institution as well, where those before it are left out. */
    Region(int first, int institutions, long marks) {
        this.first = first;
        this.institutions = institutions;
        this.marks = marks;
    }

    /** Tells how far it is. */
    interface Progress {
        void done(int institutions);
    }

    void write(Path rosterZip, Path journalZip, Path attestedZip, Progress progress) throws IOException {
        Path folder = Files.createTempDirectory(rosterZip.toAbsolutePath().getParent(), "writing");
        try (Packages packages = new Packages(rosterZip, journalZip, attestedZip, folder)) {
            sessions(packages.roster.table("academicSessions"));
            People people = new People(packages);
            Organisations organisations = new Organisations(packages, people);
            organisations.authorities();
            Staff staff = new Staff(packages, people);
            Enrolments enrolments = new Enrolments(packages.roster);
            Classes classes = new Classes(packages, people, enrolments);
            Groups groups = new Groups(packages, enrolments);
            JournalYear year = new JournalYear(packages, MarkRate.of(first, institutions, marks));
            for (int i = 0; i < institutions; i++) {
                Institution institution = new Institution(first + i);
                organisations.institution(institution);
                staff.write(institution);
                if (institution.kind.hasLessons()) {
                    classes.write(institution);
                    Timetable.fill(groups.write(institution));
                    year.write(institution);
                } else {
                    learners(people, institution);
                }
                progress.done(i + 1);
            }
            organisations.administrators();
            packages.pack();
        } finally {
            for (String name : List.of("roster", "journal", "attested")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static void sessions(CsvTable table) {
        SchoolYear.Term year = new SchoolYear.Term("year", "2025/2026 оқу жылы", SchoolYear.BEGIN, SchoolYear.END);
        session(table, year, "schoolYear", "");
        SchoolYear.HALVES.forEach(half -> session(table, half, "semester", year.id()));
        SchoolYear.QUARTERS.forEach(quarter -> session(table, quarter, "gradingPeriod", year.id()));
    }

    private static void session(CsvTable table, SchoolYear.Term term, String type, String parent) {
        table.begin(term.id())
                .put("title", term.title())
                .put("type", type)
                .put("startDate", term.begin().toString())
                .put("endDate", term.end().toString())
                .put("parentSourcedId", parent)
                .put("schoolYear", SchoolYear.ENDS)
                .end();
    }

    /** Those of a kindergarten or a house of creativity, where there is no journal. */
    private static void learners(People people, Institution institution) {
        boolean garden = institution.kind.type().equals("kindergarten");
        for (int i = 0; i < institution.kind.learners(); i++) {
            int age = garden ? institution.dice.between(2, 5) : institution.dice.between(7, 15);
            people.learner(institution, age, Enrolment.FIRST, Enrolment.LAST);
        }
    }
}
