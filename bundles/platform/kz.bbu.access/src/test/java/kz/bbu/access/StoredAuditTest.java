package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TimeZone;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class StoredAuditTest extends OnEachDatabase {
    @Test
    public void anEventTellsWhoDidWhat() {
        record("export", "institutions.xlsx");
        assertEquals(
                List.of("1 Test 127.0.0.1 export institutions.xlsx"),
                portal.sql.list(
                        "select account_id, account, address, action, object from access_event",
                        row -> row.getLong(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4)
                                + " " + row.getString(5)));
    }

    @Test
    public void aNameWithALineBreakStaysOneLine() {
        record("login.refused", "dina\r\nlogin admin\u2028x");
        assertEquals(List.of("dina login admin x"), objects());
    }

    @Test
    public void timesAreInUtcWhereverTheServerStands() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Almaty"));
        try {
            Instant start = Instant.now();
            record("export", "institutions.xlsx");
            String kept = portal.sql
                    .one("select cast(happened as varchar(40)) from access_event", row -> row.getString(1))
                    .orElseThrow();
            Instant happened = LocalDateTime.parse(kept.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            assertFalse(kept, happened.isBefore(start.truncatedTo(ChronoUnit.MILLIS)));
            assertFalse(kept, happened.isAfter(Instant.now().plusMillis(1)));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    public void wholeIinsAreNotKept() {
        record("people", "search 150314500109 7");
        assertEquals(List.of("search ********0109 7"), objects());
    }

    @Test
    public void aLongObjectIsCut() {
        record("refused", "қ".repeat(600));
        assertEquals(List.of("қ".repeat(500)), objects());
    }

    private List<String> objects() {
        return portal.sql.list("select object from access_event", row -> row.getString(1));
    }

    private void record(String action, String object) {
        TestViewers.call(TestViewers.staff(), () -> {
            new StoredAudit(portal.store, new FakeAlphabet()).record(action, object);
            return null;
        });
    }
}
