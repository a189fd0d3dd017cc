package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Rosters.SchoolClass;
import kz.bbu.api.store.Sql;

/** Reads the classes of an institution of one source with what journals say of them. */
final class ClassRows {
    private static final int HIGHEST_GRADE = 12;

    private final Sql sql;

    ClassRows(Sql sql) {
        this.sql = sql;
    }

    /** A class and the class teacher whom the profile names. */
    record Row(SchoolClass schoolClass, Optional<Long> teacher) {}

    /** By id: homeroom classes by grade and letter, then groups by title. */
    Map<Long, Row> read(long sourceId, long orgId, long classes, long courses, long profiles) {
        Map<Long, Row> rows = new LinkedHashMap<>();
        sql.each(
                "select c.id, c.type, c.title, c.grades, co.title, p.grade, p.letter, p.language, p.shift, p.journal_type, p.teacher_id, p.combined, p.parents"
                        + " from registry_class c left join registry_course co on co.generation = ? and co.id = c.course_id"
                        + " left join registry_class_profile p on p.generation = ? and p.id = c.id"
                        + " where c.generation = ? and c.org_id = ?",
                row -> rows.put(row.getLong(1), read(sourceId, row)),
                courses,
                profiles,
                classes,
                orgId);
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(java.util.Comparator.<Row, Boolean>comparing(
                                row -> !row.schoolClass().homeroom())
                        .thenComparing(row -> row.schoolClass().grade())
                        .thenComparing(row -> row.schoolClass().title())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private static Row read(long sourceId, ResultSet row) throws SQLException {
        int grade = grade(Sql.text(row, 6).isEmpty() ? Sql.text(row, 4) : Sql.text(row, 6));
        String letter = Sql.text(row, 7);
        long teacher = row.getLong(11);
        Optional<Long> named = row.wasNull() ? Optional.empty() : Optional.of(teacher);
        return new Row(
                new SchoolClass(
                        row.getLong(1),
                        row.getString(2).equals("homeroom"),
                        letter.isEmpty() ? row.getString(3) : Sql.text(row, 6) + " «" + letter + "»",
                        Sql.text(row, 5),
                        grade,
                        Sql.text(row, 8),
                        Sql.text(row, 9),
                        Sql.text(row, 10),
                        ids(sourceId, Sql.text(row, 12)),
                        ids(sourceId, Sql.text(row, 13))),
                named);
    }

    /** The grade if it is one number; 0 for none, or for several in one class. */
    private static int grade(String grades) {
        String only = grades.strip();
        boolean isNumber = only.matches("\\d{1,2}");
        return isNumber && Integer.parseInt(only) <= HIGHEST_GRADE ? Integer.parseInt(only) : 0;
    }

    private static Set<Long> ids(long sourceId, String sourcedIds) {
        return Arrays.stream(sourcedIds.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .map(id -> Ids.of(sourceId, "class", id))
                .collect(Collectors.toSet());
    }
}
