package kz.bbu.itests;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same year as raw rows in DuckDB: the yardstick of queries.
 *
 * <p>Each mark and final mark is a row that already knows its institution, class, subject and term as small numbers, and rows of an institution stand together: the best that raw rows can have.
 */
final class RawJournals implements AutoCloseable {
    private static final int CLASSIC = 0;
    private static final int FORMATIVE = 1;
    private static final int SOR = 2;
    private static final int SOCH = 3;
    private static final int FORMATIVE_VALUES = 5;
    private static final int SOR_FIGURES = 15;
    private static final int SOCH_FIGURES = 18;
    private static final int MARKS = 21;
    private static final int FINALS = 22;
    private static final int HUNDREDTHS = 100;

    private final Connection connection;

    RawJournals(BenchYear year, Path folder) {
        Distribution.delete(folder);
        try {
            java.nio.file.Files.createDirectories(folder);
            connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("raw.duckdb"));
            read(year);
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(BenchYear year) throws SQLException {
        view("org_file", year.rosterFiles().resolve("orgs.csv"));
        view("session_file", year.rosterFiles().resolve("academicSessions.csv"));
        view("course_file", year.rosterFiles().resolve("courses.csv"));
        view("class_file", year.rosterFiles().resolve("classes.csv"));
        view("enrolment_file", year.rosterFiles().resolve("enrollments.csv"));
        view("lesson_file", year.journalFiles().resolve("lessons.csv"));
        view("mark_file", year.journalFiles().resolve("marks.csv"));
        view("final_file", year.journalFiles().resolve("finals.csv"));
        view("changed_file", year.changes());
        execute("""
                create table org as
                select row_number() over (order by sourcedId)::smallint as n, sourcedId from org_file
                """);
        execute("""
                create table term as
                select row_number() over (order by startDate)::tinyint as n, sourcedId, startDate::date as begins, endDate::date as ends
                from session_file where type = 'gradingPeriod'
                """);
        execute("""
                create table subject as
                select row_number() over (order by title)::smallint as n, title
                from (select distinct title from course_file)
                """);
        execute("""
                create table class as
                select row_number() over (order by c.sourcedId)::integer as n, c.sourcedId, c.classType = 'homeroom' as homeroom, s.n as subject
                from class_file c join course_file f on f.sourcedId = c.courseSourcedId join subject s on s.title = f.title
                """);
        execute("""
                create table home as
                select e.userSourcedId as pupil, c.n as class,
                       coalesce(nullif(e.beginDate, ''), '1900-01-01')::date as begins,
                       coalesce(nullif(e.endDate, ''), '2999-01-01')::date as ends
                from enrolment_file e join class c on c.sourcedId = e.classSourcedId
                where e.role = 'student' and c.homeroom
                """);
        execute("""
                create table lesson as
                select l.sourcedId, c.n as class, c.subject, t.n as term, l.date::date as day
                from lesson_file l
                join class c on c.sourcedId = l.classSourcedId
                join term t on l.date::date >= t.begins and l.date::date < t.ends
                """);
        execute("""
                create table raw as
                select * from (
                  select o.n as org, coalesce(h.class, l.class) as class, l.subject, l.term,
                         case m.kind when 'classic' then 0 when 'formative' then 1 when 'sor' then 2 else 3 end::tinyint as kind,
                         m.value::smallint as value, coalesce(try_cast(m.maxValue as smallint), 0) as maximum
                  from (select * from mark_file anti join changed_file using (sourcedId) union all select * from changed_file) m
                  join org o on o.sourcedId = m.orgSourcedId
                  join lesson l on l.sourcedId = m.lessonSourcedId
                  left join home h on h.pupil = m.studentSourcedId and l.day >= h.begins and l.day < h.ends
                  union all
                  select o.n, coalesce(h.class, c.n), c.subject, t.n, 4::tinyint, f.value::smallint, 0::smallint
                  from final_file f
                  join org o on o.sourcedId = f.orgSourcedId
                  join class c on c.sourcedId = f.classSourcedId
                  join term t on t.sourcedId = f.academicSessionSourcedId
                  left join home h on h.pupil = f.studentSourcedId and t.ends - 1 >= h.begins and t.ends - 1 < h.ends
                  where f.kind = 'term' and f.value in ('1', '2', '3', '4', '5')
                ) order by org
                """);
        execute("drop table lesson");
        execute("checkpoint");
    }

    private void view(String name, Path csv) throws SQLException {
        execute("create view " + name + " as select * from read_csv('" + csv
                + "', header = true, all_varchar = true, nullstr = '')");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A number or text that the database tells of itself or of its rows. */
    String tell(String sql) {
        return tellAll(sql).get(0);
    }

    List<String> tellAll(String sql) {
        List<String> told = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                told.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return told;
    }

    /** The institution with the most rows, by its sourcedId. */
    String largest() {
        return tell(
                "select o.sourcedId from raw r join org o on o.n = r.org group by 1 order by count(*) desc limit 1");
    }

    int number(String institution) {
        return Integer.parseInt(tell("select n from org where sourcedId = '" + institution + "'"));
    }

    /** An institution's performance by class, subject and term. */
    Answer institution(int number, Form form) {
        return ask("class", " where org = " + number, form);
    }

    /** The region's performance by institution, subject and term. */
    Answer region(Form form) {
        return ask("org", "", form);
    }

    /** Two ways to ask for the same, of which the quicker one counts. */
    enum Form {
        /** A row for each value, with its number. */
        NARROW,
        /** A row for each group, with a column for each figure. */
        WIDE
    }

    private Answer ask(String place, String where, Form form) {
        String groups = place + ", subject, term";
        Answer answer = new Answer();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        form == Form.WIDE
                                ? "select " + groups + wide() + " from raw" + where + " group by " + groups
                                : "select " + groups + ", kind, value, count(*), sum(maximum) from raw" + where
                                        + " group by " + groups + ", kind, value")) {
            while (row.next()) {
                long[] figures = answer.of(row.getInt(1), row.getInt(2), row.getInt(3));
                if (form == Form.WIDE) {
                    for (int i = 0; i < figures.length; i++) {
                        figures[i] = row.getLong(4 + i);
                    }
                } else {
                    add(figures, row.getInt(4), row.getInt(5), row.getLong(6), row.getLong(7));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return answer;
    }

    private static String wide() {
        StringBuilder columns = new StringBuilder();
        values(columns, CLASSIC, 5);
        values(columns, FORMATIVE, 10);
        for (int kind : new int[] {SOR, SOCH}) {
            String filter = " filter (kind = " + kind + ")";
            columns.append(", count(*)").append(filter);
            columns.append(", 100 * sum(value)").append(filter);
            columns.append(", 100 * sum(maximum)").append(filter);
        }
        columns.append(", count(*) filter (kind < 4)");
        values(columns, SOCH + 1, 5);
        return columns.toString();
    }

    private static void values(StringBuilder columns, int kind, int highest) {
        for (int value = 1; value <= highest; value++) {
            columns.append(", count(*) filter (kind = " + kind + " and value = " + value + ")");
        }
    }

    private static void add(long[] figures, int kind, int value, long count, long maximum) {
        switch (kind) {
            case CLASSIC -> figures[value - 1] += count;
            case FORMATIVE -> figures[FORMATIVE_VALUES + value - 1] += count;
            case SOR, SOCH -> {
                int first = kind == SOR ? SOR_FIGURES : SOCH_FIGURES;
                figures[first] += count;
                figures[first + 1] += HUNDREDTHS * count * value;
                figures[first + 2] += HUNDREDTHS * maximum;
            }
            default -> figures[FINALS + value - 1] += count;
        }
        figures[MARKS] += kind <= SOCH ? count : 0;
    }

    /** Figures by the sourcedIds of a table of places and by the names of the subjects. */
    Map<String, String> named(Answer answer, String places) {
        Map<Long, String> place = names("select n, sourcedId from " + places);
        Map<Long, String> subject = names("select n, title from subject");
        return answer.named((p, s) -> place.get(p) + ", " + subject.get(s));
    }

    private Map<Long, String> names(String sql) {
        Map<Long, String> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.put(rows.getLong(1), rows.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
