package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.files.Files.Room;
import kz.bbu.api.platform.FileQuotas;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import kz.bbu.testkit.FakeRegistry;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class QuotaPagesTest {
    private final Map<Long, OptionalInt> set = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private final QuotaPages pages = new QuotaPages(
            new FileQuotas() {
                @Override
                public Map<Long, Room> rooms(Iterable<Long> authorities) {
                    Map<Long, Room> rooms = new HashMap<>();
                    authorities.forEach(id -> rooms.put(id, new Room(id * 1_000_000, 5_000_000, 1_000_000)));
                    return rooms;
                }

                @Override
                public OptionalInt own(long authorityId) {
                    return authorityId == 2 ? OptionalInt.of(5) : OptionalInt.empty();
                }

                @Override
                public int common() {
                    return 20_000;
                }

                @Override
                public void set(long authorityId, OptionalInt megabytes) {
                    set.put(authorityId, megabytes);
                }
            },
            new FakeRegistry().authority(1, 0, "Region", 0, 9).authority(2, 1, "East", 1, 3),
            (kind, text) -> told.add(text),
            new FakeTexts(Language.EN));

    @Test
    public void theListTellsTheRoomOfEachAuthority() {
        String html = html(as(pages::list));
        assertTrue(html, html.contains("Region") && html.contains("/admin/quotas/2"));
    }

    @Test
    public void aNumberIsAQuotaAndNothingIsTheCommonOne() {
        assertEquals(303, as(() -> pages.save(2, "20 000")).getStatus());
        assertEquals(303, as(() -> pages.save(1, " ")).getStatus());
        assertEquals(Map.of(2L, OptionalInt.of(20_000), 1L, OptionalInt.empty()), set);
        assertEquals(2, told.size());
    }

    @Test
    public void whatIsNoQuotaIsToldAndNotLost() {
        for (String typed : new String[] {"-1", "much", "1.5", "10000001", "99999999999999999999"}) {
            Page page = (Page) as(() -> pages.save(2, typed)).getEntity();
            assertEquals(typed, 422, page.status());
            String html = html(page);
            assertTrue(html, html.contains("value=\"" + typed + "\"") && html.contains("aria-invalid=\"true\""));
        }
        assertEquals(Map.of(), set);
    }

    @Test
    public void whatIsNoAuthorityIsNotFound() {
        assertEquals(
                CommonError.NOT_FOUND,
                assertThrows(Problem.class, () -> as(() -> pages.save(7, "1"))).code());
    }

    private String html(Page page) {
        return as(() -> page.content().asString());
    }

    private static <T> T as(Callable<T> work) {
        return TestViewers.call(TestViewers.of(Role.ADMINISTRATOR, Scope.EVERYTHING), work);
    }
}
