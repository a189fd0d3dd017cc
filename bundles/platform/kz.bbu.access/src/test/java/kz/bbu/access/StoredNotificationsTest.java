package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kz.bbu.access.StoredNotifications.Mailing;
import kz.bbu.access.StoredNotifications.Wish;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeMails;
import kz.bbu.testkit.FakeTexts;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class StoredNotificationsTest extends OnEachDatabase {
    private final FakeMails mails = new FakeMails(true);
    private StoredNotifications notifications;
    private long each;
    private long daily;

    @Before
    public void start() {
        notifications = new StoredNotifications(portal.store, portal.transactions, new FakeTexts(Language.KK));
        notifications.mails = mails;
        each = account("each@b.kz", Mailing.EACH);
        daily = account("daily@b.kz", Mailing.DAILY);
    }

    @After
    public void stop() {
        notifications.close();
    }

    @Test
    public void pagesMarkWhatIsNewAndNoMailIsSentUntilAskedFor() {
        long id = portal.account("new@b.kz", Role.MEMBER, 2, "құпия-сөз-осы");
        assertEquals(new Wish(true, Mailing.NEVER), notifications.wish(id));
        tell(List.of(id), "x");
        assertEquals(List.of(), mails.sent());
        notifications.setWish(id, new Wish(false, Mailing.EACH));
        assertEquals(new Wish(false, Mailing.EACH), notifications.wish(id));
        tell(List.of(id), "x");
        assertEquals(1, mails.sent().size());
    }

    @Test
    public void whoeverWantsEachIsToldAtOnceInTheOwnLanguage() {
        portal.accounts.setLanguage(each, Optional.of(Language.RU));
        notifications.tell(List.of(each, daily), language -> "жаңа " + language + "\r\nBcc: x", "/org/a/forum/posts/1");
        assertEquals(1, mails.sent().size());
        String message = mails.sent().get(0);
        assertTrue(message, message.startsWith("each@b.kz\nжаңа RU Bcc: x\n"));
        assertTrue(message, message.contains("https://portal.example.kz/org/a/forum/posts/1\n"));
        assertTrue(message, message.contains("https://portal.example.kz/account/settings"));
    }

    @Test
    public void theOthersAreToldOnceADay() {
        Instant now = Instant.parse("2026-11-27T05:00:00Z");
        tell(List.of(daily), "бірінші");
        tell(List.of(daily), "екінші");
        notifications.sendDaily(now);
        notifications.sendDaily(now);
        assertEquals(1, mails.sent().size());
        String message = mails.sent().get(0);
        assertTrue(message, message.startsWith("daily@b.kz\n"));
        assertTrue(message, message.indexOf("бірінші") < message.indexOf("екінші"));
        tell(List.of(daily), "үшінші");
        notifications.sendDaily(now.plus(Duration.ofHours(23)));
        assertEquals(1, mails.sent().size());
        mails.empty();
        notifications.sendDaily(now.plus(Duration.ofHours(25)));
        assertTrue(mails.sent().get(1), mails.sent().get(1).contains("үшінші"));
        assertFalse(mails.sent().get(1), mails.sent().get(1).contains("бірінші"));
    }

    @Test
    public void aLongListIsCutAndSaysSo() {
        String longest = "\uFDFA".repeat(400);
        for (int i = 0; i < StoredNotifications.LISTED + 5; i++) {
            tell(List.of(daily), longest);
        }
        notifications.sendDaily(Instant.now());
        assertTrue(mails.sent().get(0).contains("тағы 5 хабарлама"));
        assertTrue(mails.sent().get(0).getBytes(StandardCharsets.UTF_8).length < Mails.LONGEST_TEXT);
        assertEquals(0, portal.sql.number("select count(*) from access_notification"));
    }

    @Test
    public void nobodyIsToldWhoCannotOrNoLongerWants() {
        long noAddress = account("bolat", Mailing.EACH);
        long disabled = account("off@b.kz", Mailing.EACH);
        portal.sql.update("update access_account set enabled = false where id = ?", disabled);
        tell(List.of(noAddress, disabled, -5L), "x");
        tell(List.of(daily), "x");
        notifications.setWish(daily, new Wish(true, Mailing.NEVER));
        notifications.sendDaily(Instant.now());
        notifications.mails = new FakeMails(false);
        tell(List.of(each), "x");
        notifications.mails = null;
        tell(List.of(each, daily), "x");
        assertFalse(notifications.isMailOn());
        assertEquals(List.of(), mails.sent());
        assertEquals(0, portal.sql.number("select count(*) from access_notification"));
    }

    @Test
    public void manyAreToldInPortions() {
        tell(Collections.nCopies(450, daily), "x");
        assertEquals(3, portal.sql.number("select count(*) from access_notification"));
    }

    private long account(String login, Mailing mailing) {
        long id = portal.account(login, Role.MEMBER, 2, "құпия-сөз-осы");
        notifications.setWish(id, new Wish(true, mailing));
        return id;
    }

    private void tell(List<Long> accounts, String words) {
        notifications.tell(accounts, language -> words, "/x");
    }
}
