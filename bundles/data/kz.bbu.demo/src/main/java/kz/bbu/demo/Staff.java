package kz.bbu.demo;

import java.util.List;

/** Writes the staff of an institution, and says who of them teaches. */
final class Staff {
    private static final String ATTESTED_AT = "2026-08-31T06:00:00Z";
    private static final int LEARNERS_EACH = 9;
    private static final List<String> NOT_TEACHING = List.of(
            "principal", "deputyAcademic", "deputyPastoral", "socialPedagogue", "psychologist", "methodologist");

    private final Packages packages;
    private final People people;

    Staff(Packages packages, People people) {
        this.packages = packages;
        this.people = people;
    }

    void write(Institution institution) {
        Plan.Kind kind = institution.kind;
        Dice dice = institution.dice;
        int count = Math.max(6, kind.learners() / LEARNERS_EACH);
        for (int i = 0; i < count; i++) {
            String role = i == 0 ? "principal" : i < 3 && count > 10 ? "siteAdministrator" : "teacher";
            int born = 1962 + dice.below(i < 3 ? 28 : 41);
            String id = people.add(new People.Person(institution.names.any(), role, institution.id, born, 0.96), dice);
            boolean slow = !kind.hasLessons() || kind.type().equals("college");
            Career career =
                    i == 0 ? Career.head(institution.careers, born) : Career.of(institution.careers, born, slow);
            String position = Post.position(kind, role, i);
            Post post = new Post(
                    id,
                    institution.id,
                    position,
                    role.equals("teacher") ? Post.roles(kind, i) : "",
                    dice.below(10) == 0 ? "vocational" : "higher",
                    career.hired(),
                    dice.between(9, 26));
            post.write(packages.journal, career.before(), "", "");
            if (career.isAttestedNow()) {
                post.write(packages.attested, career.now(), "active", ATTESTED_AT);
            }
            if (!NOT_TEACHING.contains(position)) {
                institution.teachers.add(new Teacher(id, keeping(institution)));
            }
        }
    }

    private static Teacher.Keeping keeping(Institution institution) {
        int percent = institution.dice.below(100);
        boolean weak = institution.isWeak();
        if (percent < (weak ? 7 : 2)) {
            return Teacher.Keeping.NEVER;
        }
        return percent < (weak ? 40 : 16) ? Teacher.Keeping.LATE : Teacher.Keeping.GOOD;
    }
}
