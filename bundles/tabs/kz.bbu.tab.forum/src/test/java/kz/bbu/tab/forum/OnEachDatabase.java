package kz.bbu.tab.forum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeFiles;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Runs the tests of a class on each database, with an empty forum of one section. */
@RunWith(Parameterized.class)
public abstract class OnEachDatabase {
    static final long AUTHORITY = 11;
    static final long ELSEWHERE = 12;
    static final Viewer AIGUL = viewer(1, "Айгүл");
    static final Viewer BOLAT = viewer(2, "Болат");
    private static final long ROOM = 50_000_000;
    private static final Map<String, TestDatabase> OPEN = new ConcurrentHashMap<>();

    @Parameterized.Parameter
    public String kind;

    final List<String> audited = new ArrayList<>();
    final FakeFiles files = new FakeFiles(ROOM);
    TestDatabase database;
    Store store;
    Sql sql;
    ForumReader reader;
    ForumWriter writer;
    Attachments attachments;
    Section section;

    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("derby", "postgresql");
    }

    @Before
    public final void empty() {
        database = OPEN.computeIfAbsent(kind, TestDatabase::lasting);
        store = database.store("forum");
        sql = new Sql(store);
        for (String table :
                List.of("attachment", "subscription", "connection", "version", "word", "post", "topic", "section")) {
            sql.update("delete from forum_" + table);
        }
        FakeAlphabet alphabet = new FakeAlphabet();
        reader = new ForumReader(store, alphabet);
        attachments = new Attachments(store, files, database.transactions(), (what, who, most, time) -> {});
        writer = new ForumWriter(
                store,
                database.transactions(),
                alphabet,
                attachments,
                (action, object) -> audited.add(action + " " + object));
        section = section("Жалпы", 10);
        audited.clear();
    }

    Topic open(String title, String words) {
        return topic(
                TestViewers.call(AIGUL, () -> writer.open(AUTHORITY, section, title, words, About.NOTHING, List.of())));
    }

    void reply(Viewer viewer, Topic topic, String words) {
        as(viewer, () -> writer.reply(AUTHORITY, topic, words, List.of()));
    }

    Section section(String name, int place) {
        long id = TestViewers.call(AIGUL, () -> writer.addSection(AUTHORITY, name, "", place));
        return reader.section(AUTHORITY, id).orElseThrow();
    }

    Topic topic(long id) {
        return reader.topic(AUTHORITY, id).orElseThrow();
    }

    static void as(Viewer viewer, Runnable work) {
        TestViewers.call(viewer, () -> {
            work.run();
            return null;
        });
    }

    static Viewer viewer(long account, String name) {
        return new Viewer(account, name, Role.MEMBER, 0, Scope.NOTHING, Language.KK, "127.0.0.1", "token");
    }
}
