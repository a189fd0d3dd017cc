package kz.bbu.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.TestDatabase;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** What each database remembers of the jars of modules. */
@RunWith(Parameterized.class)
public class RecordsTest {
    private static final byte[] FIRST = {1, 2, 3};
    private static final byte[] SECOND = {4, 5, 6};

    @Parameterized.Parameter
    public String kind;

    private Sql sql;
    private Records records;

    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("derby", "postgresql");
    }

    @Before
    public void open() {
        Store store = TestDatabase.lasting(kind).store("modules");
        sql = new Sql(store);
        sql.update("delete from modules_jar");
        records = new Records(store);
    }

    @Test
    public void aJarIsKeptWithItsHash() {
        run("1.0.0", FIRST);
        Records.Jar jar = records.runningJar("notes").orElseThrow();
        assertEquals("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81", jar.sha256());
        assertTrue(jar.isIntact());
    }

    @Test
    public void aJarThatWasChangedIsToldFromTheOneThatWasInstalled() {
        run("1.0.0", FIRST);
        run("2.0.0", SECOND);
        sql.update("update modules_jar set content = ? where version = '2.0.0'", new byte[] {4, 5, 7});
        assertFalse(records.runningJar("notes").orElseThrow().isIntact());
        assertTrue(records.formerJar("notes").orElseThrow().isIntact());
    }

    @Test
    public void whatIsKeptAsFormerRunsUntilAnotherDoes() {
        run("1.0.0", FIRST);
        records.keepFormer("notes", "kz.bbu.tab.notes", "1.0.0", Records.hash(FIRST), "notes.jar", FIRST);
        assertEquals("1.0.0", records.runningJar("notes").orElseThrow().version());
        run("2.0.0", SECOND);
        assertEquals("2.0.0", records.runningJar("notes").orElseThrow().version());
        assertEquals("1.0.0", records.formerJar("notes").orElseThrow().version());
    }

    @Test
    public void whatIsInstalledAgainReplacesWhatWasChanged() {
        run("1.0.0", FIRST);
        sql.update("update modules_jar set content = ?", new byte[] {9});
        run("1.0.0", FIRST);
        assertTrue(records.runningJar("notes").orElseThrow().isIntact());
        assertEquals(1, sql.number("select count(*) from modules_jar"));
    }

    @Test
    public void whatIsKeptAsFormerReplacesWhatWasChanged() {
        run("1.0.0", FIRST);
        run("2.0.0", SECOND);
        sql.update("update modules_jar set content = ? where version = '1.0.0'", new byte[] {9});
        assertFalse(records.formerJar("notes").orElseThrow().isIntact());
        records.keepFormer("notes", "kz.bbu.tab.notes", "1.0.0", Records.hash(FIRST), "notes.jar", FIRST);
        assertTrue(records.formerJar("notes").orElseThrow().isIntact());
        assertEquals(2, sql.number("select count(*) from modules_jar"));
    }

    private void run(String version, byte[] content) {
        records.run("notes", "kz.bbu.tab.notes", version, Records.hash(content), "notes.jar", "admin", content);
    }
}
