package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import kz.bbu.api.store.Sql;

/**
 * A class or a teaching group with its profile, where it has one.
 *
 * @param name as people know it: 5 «А» where the profile tells grade and letter
 * @param grade 0 where unknown
 * @param letter empty where unknown, as language, shift and journal are
 */
record ClassRow(
        long id,
        boolean homeroom,
        String name,
        int grade,
        String letter,
        String language,
        String shift,
        String journal,
        OptionalLong teacher) {
    static final String COLUMNS =
            "k.id, k.type, k.title, k.grades, p.grade, p.letter, p.language, p.shift, p.journal_type, p.teacher_id";

    /** The classes of an institution with their profiles; its values are the generation of the profiles. */
    static final String FROM =
            " from registry_class k left join registry_class_profile p on p.generation = ? and p.org_id = k.org_id and p.id = k.id";

    /** Which classes; its values are the generation and the institution. */
    static final String WHERE = " where k.generation = ? and k.org_id = ?";

    static final String HOMEROOM = "homeroom";

    /** The class in the first columns of a row. */
    static ClassRow of(ResultSet row) throws SQLException {
        boolean homeroom = HOMEROOM.equals(row.getString(2));
        String grade = row.getString(5);
        String letter = Sql.text(row, 6);
        // A group keeps its own title: it tells the subject, and several groups have the letter of one class.
        boolean named = homeroom && grade != null && !letter.isEmpty();
        long teacher = row.getLong(10);
        return new ClassRow(
                row.getLong(1),
                homeroom,
                named ? grade + " «" + letter + "»" : row.getString(3),
                number(grade == null ? Sql.text(row, 4) : grade),
                letter,
                Sql.text(row, 7),
                Sql.text(row, 8),
                Sql.text(row, 9),
                teacher == 0 ? OptionalLong.empty() : OptionalLong.of(teacher));
    }

    /** A grade such as 5 or 05; 0 for several grades and for words. */
    private static int number(String grade) {
        return grade.matches("[0-9]{1,2}") ? Integer.parseInt(grade) : 0;
    }
}
