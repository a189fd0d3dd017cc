package kz.bbu.tab.documents;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.FakeFiles;
import kz.bbu.testkit.TestDatabase;
import kz.bbu.testkit.TestViewers;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Documents and folders on each database: who may change them, and that what is deleted comes back. */
@RunWith(Parameterized.class)
public class CabinetTest {
    private static final Authority DISTRICT = authority(2, "district", 10, 19);
    private static final Authority OTHER = authority(3, "other", 20, 29);

    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("Derby", "PostgreSQL");
    }

    private final String kind;
    private final FakeFiles files = new FakeFiles(1000);
    private final List<String> audited = new ArrayList<>();
    private TestDatabase database;
    private Store store;
    private Cabinet cabinet;

    public CabinetTest(String kind) {
        this.kind = kind;
    }

    @Before
    public void open() {
        database = kind.equals("Derby") ? TestDatabase.derby() : TestDatabase.postgres();
        store = database.store("documents");
        cabinet = new Cabinet(
                store,
                files,
                database.transactions(),
                (action, object) -> audited.add(action + " " + object),
                new FakeAlphabet());
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void documentsAreSortedSearchedAndPaged() {
        as(staff(), () -> {
            add(0, "b.txt", 3);
            add(0, "a.txt", 1);
            add(cabinet.addFolder(DISTRICT, 0, "Бұйрықтар"), "100%_order.txt", 2);
            return null;
        });
        assertEquals(List.of("a.txt", "b.txt"), names(look(0, "", Order.NAME, false)));
        assertEquals(List.of("b.txt", "a.txt"), names(look(0, "", Order.BYTES, true)));
        assertEquals(List.of("100%_order.txt"), names(look(0, "0%_ORD", Order.ADDED, false)));
        assertEquals("a sign of patterns is a letter", List.of(), names(look(0, "a_txt", Order.TYPE, false)));
        assertEquals(2, cabinet.count(DISTRICT, look(0, "", Order.NAME, false)));
        assertEquals(List.of(), cabinet.list(OTHER, look(0, "", Order.NAME, false)));
        assertEquals("100%_order.txt", cabinet.newest(DISTRICT, 1).get(0).name());
    }

    @Test
    public void whatIsDeletedComesBackWithAllThatWasInIt() {
        long[] ids = as(staff(), () -> {
            long outer = cabinet.addFolder(DISTRICT, 0, "outer");
            long inner = cabinet.addFolder(DISTRICT, outer, "inner");
            add(inner, "kept.txt", 1);
            add(inner, "before.txt", 1);
            cabinet.delete(DISTRICT, id(inner, "before.txt"));
            cabinet.deleteFolder(DISTRICT, outer);
            return new long[] {outer, inner};
        });
        assertEquals(0, cabinet.tree(DISTRICT).size());
        assertEquals(
                "a deleted folder's documents are found no more", List.of(), names(look(0, "kept", Order.NAME, false)));
        assertEquals(
                List.of("outer", "before.txt"),
                as(staff(), () -> cabinet.deleted(DISTRICT)).stream()
                        .map(Deleted::name)
                        .toList());
        as(staff(), () -> cabinet.restore(DISTRICT, true, ids[0]));
        assertEquals("outer / inner", cabinet.tree(DISTRICT).pathName(ids[1]));
        assertEquals(List.of("kept.txt"), names(look(ids[1], "", Order.NAME, false)));
    }

    @Test
    public void whatHasNoFolderAnyMoreComesBackOutsideOfAll() {
        as(staff(), () -> {
            long folder = cabinet.addFolder(DISTRICT, 0, "folder");
            add(folder, "a.txt", 1);
            long document = id(folder, "a.txt");
            cabinet.delete(DISTRICT, document);
            cabinet.deleteFolder(DISTRICT, folder);
            assertEquals(0, cabinet.restore(DISTRICT, false, document));
            return null;
        });
        assertEquals(List.of("a.txt"), names(look(0, "", Order.NAME, false)));
    }

    @Test
    public void whatWasDeletedLongAgoIsGoneWithItsFile() {
        as(staff(), () -> {
            add(0, "old.txt", 1);
            add(0, "stays.txt", 1);
            cabinet.delete(DISTRICT, id(0, "old.txt"));
            return null;
        });
        Retention retention = new Retention(store);
        long old = files.kept().keySet().stream().findFirst().orElseThrow();
        assertEquals(List.of(), retention.expire(Instant.now().plus(Duration.ofDays(29)), 100));
        assertEquals(List.of(old), retention.expire(Instant.now().plus(Duration.ofDays(31)), 100));
        assertEquals(1, new Sql(store).number("select count(*) from documents_document"));
    }

    @Test
    public void whileDocumentsAreRemovedNoFolderIsWaitedFor() throws Exception {
        as(staff(), () -> {
            long folder = cabinet.addFolder(DISTRICT, 0, "folder");
            add(folder, "old.txt", 1);
            return cabinet.deleteFolder(DISTRICT, folder);
        });
        Retention retention = new Retention(store);
        Sql sql = new Sql(store);
        Instant later = Instant.now().plus(Duration.ofDays(31));
        ExecutorService sweeper = Executors.newSingleThreadExecutor();
        try {
            List<Long> removed = database.transactions().run(() -> {
                sql.update("update documents_folder set name = 'held'");
                return sweeper.submit(() -> retention.expire(later, 100)).get(20, TimeUnit.SECONDS);
            });
            assertEquals(1, removed.size());
            assertEquals("the folder goes the next time", List.of(), retention.expire(later, 100));
            assertEquals(0, sql.number("select count(*) from documents_folder"));
        } finally {
            sweeper.shutdownNow();
        }
    }

    @Test
    public void nobodyChangesTheDocumentsOfOthers() {
        Viewer member = TestViewers.of(Role.MEMBER, Scope.EVERYTHING);
        Viewer neighbour = TestViewers.of(Role.STAFF, new Scope(20, 29));
        Viewer above = TestViewers.of(Role.STAFF, new Scope(0, 99));
        as(above, () -> {
            add(0, "a.txt", 1);
            return null;
        });
        long id = id(0, "a.txt");
        for (Viewer viewer : List.of(member, neighbour)) {
            for (Supplier<Object> change : changes(id)) {
                assertEquals(CommonError.FORBIDDEN, refusal(viewer, change));
            }
        }
        assertEquals("of another authority", CommonError.NOT_FOUND, refusal(neighbour, () -> {
            cabinet.rename(OTHER, id, "b");
            return null;
        }));
        assertEquals(List.of("document.add district: a.txt"), audited);
    }

    private List<Supplier<Object>> changes(long id) {
        return List.of(
                () -> {
                    add(0, "x", 1);
                    return null;
                },
                () -> {
                    cabinet.rename(DISTRICT, id, "b");
                    return null;
                },
                () -> {
                    cabinet.move(DISTRICT, id, 0);
                    return null;
                },
                () -> {
                    cabinet.delete(DISTRICT, id);
                    return null;
                },
                () -> cabinet.restore(DISTRICT, false, id),
                () -> cabinet.deleted(DISTRICT),
                () -> cabinet.addFolder(DISTRICT, 0, "f"));
    }

    @Test
    public void foldersStandNeitherInThemselvesNorTooDeeply() {
        as(staff(), () -> {
            long first = cabinet.addFolder(DISTRICT, 0, "1");
            long last = first;
            for (int depth = 2; depth <= Cabinet.DEEPEST; depth++) {
                last = cabinet.addFolder(DISTRICT, last, Integer.toString(depth));
            }
            long deepest = last;
            assertEquals(DocumentError.TOO_DEEP, refusal(staff(), () -> cabinet.addFolder(DISTRICT, deepest, "9")));
            assertEquals(DocumentError.IN_ITSELF, refusal(staff(), () -> {
                cabinet.moveFolder(DISTRICT, first, deepest);
                return null;
            }));
            assertEquals(DocumentError.BAD_NAME, refusal(staff(), () -> cabinet.addFolder(DISTRICT, 0, " ")));
            assertEquals(
                    DocumentError.BAD_NAME, refusal(staff(), () -> cabinet.addFolder(DISTRICT, 0, "x".repeat(300))));
            return null;
        });
    }

    @Test
    public void noTwoFoldersInOnePlaceHaveTheSameName() {
        as(staff(), () -> {
            long orders = cabinet.addFolder(DISTRICT, 0, "Бұйрықтар");
            long inside = cabinet.addFolder(DISTRICT, orders, "бұйрықтар");
            long other = cabinet.addFolder(DISTRICT, 0, "Өтініштер");
            assertTaken(() -> cabinet.addFolder(DISTRICT, 0, " БҰЙРЫҚТАР "));
            assertTaken(() -> {
                cabinet.renameFolder(DISTRICT, other, "бұйрықтар");
                return null;
            });
            assertTaken(() -> {
                cabinet.moveFolder(DISTRICT, inside, 0);
                return null;
            });
            cabinet.renameFolder(DISTRICT, orders, "БҰЙРЫҚТАР");
            cabinet.deleteFolder(DISTRICT, orders);
            long again = cabinet.addFolder(DISTRICT, 0, "Бұйрықтар");
            assertTaken(() -> cabinet.restore(DISTRICT, true, orders));
            cabinet.renameFolder(DISTRICT, again, "Жаңа бұйрықтар");
            assertEquals(orders, cabinet.restore(DISTRICT, true, orders));
            return null;
        });
    }

    private static void assertTaken(Supplier<Object> work) {
        assertEquals(DocumentError.NAME_TAKEN, refusal(staff(), work));
    }

    @Test
    public void ofThoseWhoMakeTheSameFolderAtOnceOneDoes() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> attempts = Collections.nCopies(
                    4,
                    () -> as(staff(), () -> {
                        try {
                            return cabinet.addFolder(DISTRICT, 0, "Бұйрықтар") > 0;
                        } catch (Problem taken) {
                            assertEquals(DocumentError.NAME_TAKEN, taken.code());
                            return false;
                        }
                    }));
            int made = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                made += attempt.get() ? 1 : 0;
            }
            assertEquals(1, made);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, cabinet.tree(DISTRICT).size());
    }

    @Test
    public void eachChangeIsInTheAuditLog() {
        as(staff(), () -> {
            long folder = cabinet.addFolder(DISTRICT, 0, "f");
            add(0, "../../x.txt", 1);
            long id = id(0, "x.txt");
            cabinet.rename(DISTRICT, id, "y.txt");
            cabinet.move(DISTRICT, id, folder);
            cabinet.delete(DISTRICT, id);
            cabinet.restore(DISTRICT, false, id);
            cabinet.renameFolder(DISTRICT, folder, "g");
            return null;
        });
        assertEquals(
                List.of(
                        "folder.add district: f",
                        "document.add district: x.txt",
                        "document.rename district: x.txt → y.txt",
                        "document.move district: y.txt → /f",
                        "document.delete district: y.txt",
                        "document.restore district: y.txt",
                        "folder.rename district: f → g"),
                audited);
    }

    private void add(long folder, String name, int bytes) {
        cabinet.add(DISTRICT, folder, name, new ByteArrayInputStream(new byte[bytes]));
        assertTrue(files.kept().size() > 0);
    }

    private long id(long folder, String name) {
        return cabinet.list(DISTRICT, look(folder, "", Order.NAME, false)).stream()
                .filter(document -> document.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private List<String> names(Look look) {
        return cabinet.list(DISTRICT, look).stream().map(Document::name).toList();
    }

    private static Look look(long folder, String search, Order order, boolean descending) {
        return new Look("/org/district/documents", folder, search, order, descending, 1);
    }

    private static Viewer staff() {
        return TestViewers.of(Role.STAFF, new Scope(10, 19));
    }

    private static <T> T as(Viewer viewer, Supplier<T> work) {
        return TestViewers.call(viewer, work::get);
    }

    private static ErrorCode refusal(Viewer viewer, Supplier<Object> work) {
        return assertThrows(Problem.class, () -> as(viewer, work)).code();
    }

    private static Authority authority(long id, String slug, long first, long last) {
        return new Authority(id, OptionalLong.of(1), slug, slug, "", Contacts.NONE, first, last, 1);
    }
}
