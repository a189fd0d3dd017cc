package kz.bbu.itests;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How long the pages of a forum of 1,000 topics and 20,000 posts take while 50 people read. */
final class ForumBench {
    private static final int TOPICS = 1000;
    private static final int POSTS = 20_000;
    private static final int WORDS = 60;

    /** So many different words, the seldom ones as seldom as in a language. */
    private static final int VOCABULARY = 20_000;

    private static final List<String> BEGINNINGS =
            List.of("үлгерім", "сабақ", "тоқсан", "мектеп", "журнал", "отчёт", "класс", "урок");

    /** Seconds. */
    private static final double WANTED = 0.1;

    private static final String FORUM = "/org/qaragandy-oblysy/forum";

    private final BenchTable table;

    ForumBench(BenchTable table) {
        this.table = table;
    }

    void run() {
        for (Database database : Database.values()) {
            String name = "bench-forum-" + database;
            try (Portal portal =
                    Portal.measured(name).withOption("-Dbbu.demo=true").on(database)) {
                portal.start();
                // The demo region's root has another address once its registry is in.
                portal.await(FORUM, status -> status == 200);
                Visitor reader = portal.administrator();
                reader.get(FORUM + "/sections")
                        .submit(
                                "form[action$=/forum/sections]",
                                Map.of("name", "Сынақ", "description", "", "place", "1"));
                portal.stop();
                fill(database, portal, name);
                portal.start();
                portal.await(FORUM, status -> status == 200);
                measure(database, portal);
            }
        }
    }

    private void measure(Database database, Portal portal) {
        Visitor guest = portal.visitor();
        String section =
                guest.get(FORUM).html().select("a[href*=/forum/sections/]").attr("href");
        String topic =
                guest.get(section).html().select("a[href*=/forum/topics/]").attr("href");
        PageBench.page(table, database, guest, "the forum's first page", FORUM, WANTED);
        PageBench.page(table, database, guest, "a section of 1,000 topics", section, WANTED);
        PageBench.page(table, database, guest, "a topic", topic, WANTED);
        String search = FORUM + "/search?search=";
        PageBench.page(table, database, guest, "a search for a word in most posts", search + "сабақ", WANTED);
        PageBench.page(table, database, guest, "a search for a rare word", search + rare(), WANTED);
    }

    /** Writes topics and posts beside the portal: people would need months. */
    private static void fill(Database database, Portal portal, String name) {
        kz.bbu.persistence.Database open = database == Database.DERBY
                ? new kz.bbu.persistence.DerbyDatabase(portal.data(), 2)
                : new kz.bbu.persistence.PostgresDatabase(Database.url(name), "postgres", "postgres", 2);
        try (open;
                Connection connection = open.pool().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long[] section = new long[2];
            try (var row = statement.executeQuery("select id, authority_id from forum_section")) {
                row.next();
                section[0] = row.getLong(1);
                section[1] = row.getLong(2);
            }
            topics(connection, section[0], section[1]);
            posts(connection);
            statement.executeUpdate("update forum_section set topics = " + TOPICS);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void topics(Connection connection, long section, long authority) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into forum_topic (authority_id, section_id, title, author_id, author, written, posts, latest, latest_author, pinned, locked, hidden, about_kind, about_id, about_address) values (?, ?, ?, 0, 'A', ?, ?, ?, 'A', false, false, false, '', '', '')")) {
            for (int i = 0; i < TOPICS; i++) {
                insert.setLong(1, authority);
                insert.setLong(2, section);
                insert.setString(3, "Тақырып " + i);
                insert.setTimestamp(4, at(i));
                insert.setInt(5, POSTS / TOPICS);
                insert.setTimestamp(6, at(i));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void posts(Connection connection) throws SQLException {
        Random random = new Random(5);
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into forum_post (authority_id, topic_id, number, author_id, author, written, version, editor, changed, words, hidden, hidden_by, hidden_reason) select authority_id, id, ?, 0, 'A', ?, 1, 'A', ?, ?, false, '', '' from forum_topic where title = ?")) {
            for (int i = 0; i < POSTS; i++) {
                insert.setInt(1, i / TOPICS + 1);
                insert.setTimestamp(2, at(i));
                insert.setTimestamp(3, at(i));
                insert.setString(4, words(random));
                insert.setString(5, "Тақырып " + i % TOPICS);
                insert.addBatch();
                if (i % TOPICS == TOPICS - 1) {
                    insert.executeBatch();
                }
            }
        }
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder("Сабақ");
        for (int i = 0; i < WORDS; i++) {
            // The cube of an evenly spread number: low ones come often.
            double place = random.nextDouble();
            words.append(' ').append(word((int) (place * place * place * VOCABULARY)));
        }
        return words.toString();
    }

    private static String word(int number) {
        return BEGINNINGS.get(number % BEGINNINGS.size()) + Integer.toString(number, 36);
    }

    private static String rare() {
        return word(VOCABULARY - 1);
    }

    private static Timestamp at(int minute) {
        return Timestamp.valueOf(LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(minute));
    }
}
