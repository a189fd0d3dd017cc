package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
    private final Set<Long> hidden = new HashSet<>();
    private final Set<Long> broken = new HashSet<>();
    private StoredNotifications notifications;
    private long each;
    private long daily;

    @Before
    public void start() {
        notifications = new StoredNotifications(portal.store, portal.transactions, new FakeTexts(Language.KK));
        notifications.mails = mails;
        notifications.followed = (account, topics, language) -> {
            if (broken.contains(account)) {
                throw new NoSuchMethodError("of another platform");
            }
            return topics.stream()
                    .filter(topic -> !hidden.contains(topic))
                    .collect(Collectors.toMap(topic -> topic, topic -> "тақырып " + topic + "."));
        };
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
        tell(1, List.of(id));
        assertEquals(List.of(), mails.sent());
        notifications.setWish(id, new Wish(false, Mailing.EACH));
        assertEquals(new Wish(false, Mailing.EACH), notifications.wish(id));
        tell(2, List.of(id));
        assertEquals(1, mails.sent().size());
    }

    @Test
    public void whoeverWantsEachIsToldAtOnceInTheOwnLanguage() {
        portal.accounts.setLanguage(each, Optional.of(Language.RU));
        notifications.tell(
                1, List.of(each, daily), language -> "жаңа " + language + "\r\nBcc: x", "/org/a/forum/posts/1");
        assertEquals(1, mails.sent().size());
        String message = mails.sent().get(0);
        assertTrue(message, message.startsWith("each@b.kz\nжаңа RU Bcc: x\n"));
        assertTrue(message, message.contains("https://portal.example.kz/org/a/forum/posts/1\n"));
        assertTrue(message, message.contains("https://portal.example.kz/account/settings"));
    }

    @Test
    public void theOthersAreToldOnceADay() {
        Instant now = Instant.parse("2026-11-27T05:00:00Z");
        tell(1, List.of(daily));
        tell(2, List.of(daily));
        notifications.sendDaily(now);
        notifications.sendDaily(now);
        assertEquals(1, mails.sent().size());
        String message = mails.sent().get(0);
        assertTrue(message, message.startsWith("daily@b.kz\n"));
        assertTrue(message, message.indexOf("тақырып 1.") < message.indexOf("тақырып 2."));
        tell(3, List.of(daily));
        notifications.sendDaily(now.plus(Duration.ofHours(23)));
        assertEquals(1, mails.sent().size());
        mails.empty();
        notifications.sendDaily(now.plus(Duration.ofHours(25)));
        assertTrue(mails.sent().get(1), mails.sent().get(1).contains("тақырып 3."));
        assertFalse(mails.sent().get(1), mails.sent().get(1).contains("тақырып 1."));
    }

    @Test
    public void aLongListIsCutAndSaysSo() {
        notifications.followed = (account, topics, language) ->
                topics.stream().collect(Collectors.toMap(topic -> topic, topic -> "\uFDFA".repeat(400)));
        for (int topic = 0; topic < DailyMessages.LISTED + 5; topic++) {
            tell(topic, List.of(daily));
        }
        notifications.sendDaily(Instant.now());
        assertTrue(mails.sent().get(0).contains("тағы 5 тақырып"));
        assertTrue(mails.sent().get(0).getBytes(StandardCharsets.UTF_8).length < Mails.LONGEST_TEXT);
        assertEquals(0, portal.sql.number("select count(*) from access_notification"));
    }

    @Test
    public void nobodyIsToldWhoCannotOrNoLongerWants() {
        long noAddress = account("bolat", Mailing.EACH);
        long disabled = account("off@b.kz", Mailing.EACH);
        portal.sql.update("update access_account set enabled = false where id = ?", disabled);
        tell(3, List.of(noAddress, disabled, -5L));
        tell(4, List.of(daily));
        notifications.setWish(daily, new Wish(true, Mailing.NEVER));
        notifications.sendDaily(Instant.now());
        notifications.mails = new FakeMails(false);
        tell(5, List.of(each));
        notifications.mails = null;
        tell(6, List.of(each, daily));
        assertFalse(notifications.isMailOn());
        assertEquals(List.of(), mails.sent());
        assertEquals(0, portal.sql.number("select count(*) from access_notification"));
    }

    @Test
    public void manyAreToldInPortions() {
        List<Long> many = new ArrayList<>();
        for (int i = 0; i < 1_050; i++) {
            many.add(-1L - i);
        }
        many.add(daily);
        tell(1, many);
        assertEquals("of more than 1,000 the others are not told", 0, kept());
        tell(1, many.subList(400, many.size()));
        tell(1, Collections.nCopies(450, daily));
        assertEquals(1, kept());
    }

    @Test
    public void ofOneTopicAnAccountIsToldOnceUntilThatIsSent() {
        List<Long> both = List.of(each, daily);
        tell(1, both);
        tell(1, both);
        tell(2, both);
        assertEquals(2, mails.sent().size());
        assertEquals(2, kept());
        mails.empty();
        notifications.sendDaily(Instant.now());
        tell(1, both);
        assertEquals("of each two, one a day", 4, mails.sent().size());
        assertEquals(1, kept());
    }

    @Test
    public void noMoreTopicsWaitThanMay() {
        for (int topic = 0; topic < DailyMessages.MOST_KEPT + 3; topic++) {
            tell(topic, List.of(daily));
        }
        assertEquals(DailyMessages.MOST_KEPT, kept());
        long other = account("other@b.kz", Mailing.DAILY);
        tell(1, List.of(daily, other));
        assertEquals("another has room", DailyMessages.MOST_KEPT + 1, kept());
    }

    @Test
    public void whatWasHiddenMeanwhileIsNotTold() {
        tell(1, List.of(daily));
        tell(2, List.of(daily));
        hidden.add(1L);
        notifications.sendDaily(Instant.now());
        String message = mails.sent().get(0);
        assertFalse(message, message.contains("тақырып 1."));
        assertTrue(message, message.contains("тақырып 2.") && message.contains("Форумның 1 тақырыбында"));
        mails.empty();
        long other = account("other@b.kz", Mailing.DAILY);
        tell(1, List.of(other));
        notifications.sendDaily(Instant.now());
        assertEquals("no message of nothing", 1, mails.sent().size());
        assertEquals(0, kept());
        hidden.clear();
        tell(3, List.of(other));
        notifications.sendDaily(Instant.now());
        assertEquals("nor was it the message of the day", 2, mails.sent().size());
    }

    @Test
    public void whileNobodySaysWhatIsNewItWaits() {
        tell(1, List.of(daily));
        notifications.followed = null;
        notifications.sendDaily(Instant.now());
        assertEquals(1, kept());
    }

    @Test
    public void oneWhoseMessageFailsStopsNoOther() {
        long other = account("other@b.kz", Mailing.DAILY);
        tell(1, List.of(daily, other));
        broken.add(daily);
        notifications.sendDaily(Instant.now());
        assertEquals(1, mails.sent().size());
        assertTrue(mails.sent().get(0).startsWith("other@b.kz\n"));
        broken.clear();
        notifications.sendDaily(Instant.now());
        assertTrue("it is tried again", mails.sent().get(1).startsWith("daily@b.kz\n"));
    }

    @Test
    public void whileTheMailHasNoRoomItWaits() {
        tell(1, List.of(daily));
        mails.fill();
        notifications.sendDaily(Instant.now());
        assertEquals(1, kept());
        mails.empty();
        notifications.sendDaily(Instant.now());
        assertEquals(1, mails.sent().size());
        assertEquals(0, kept());
    }

    @Test
    public void whoeverIsAskedForTheWordsFindsNothingHeld() throws Exception {
        tell(1, List.of(daily));
        long last = account("last@b.kz", Mailing.EACH);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            notifications.tell(
                    2,
                    List.of(daily, last),
                    language -> {
                        try {
                            other.submit(() -> notifications.sendDaily(Instant.now()))
                                    .get(15, TimeUnit.SECONDS);
                            return "x";
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    "/x");
        } finally {
            other.shutdownNow();
        }
        assertEquals(2, mails.sent().size());
    }

    @Test
    public void tellingAndWritingAtOnceFailNeither() throws Exception {
        List<Long> all = new ArrayList<>(List.of(each, daily));
        for (int i = 0; i < 10; i++) {
            all.add(account("many" + i + "@b.kz", Mailing.DAILY));
        }
        ExecutorService others = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int topic = i;
                done.add(others.submit(() -> tell(topic, all)));
                done.add(others.submit(
                        () -> notifications.sendDaily(Instant.now().plus(Duration.ofDays(2L * topic)))));
            }
            for (Future<?> each : done) {
                each.get(1, TimeUnit.MINUTES);
            }
        } finally {
            others.shutdownNow();
        }
        mails.empty();
        notifications.sendDaily(Instant.now().plus(Duration.ofDays(500)));
        assertEquals(0, kept());
    }

    private long kept() {
        return portal.sql.number("select count(*) from access_notification");
    }

    private long account(String login, Mailing mailing) {
        long id = portal.account(login, Role.MEMBER, 2, "құпия-сөз-осы");
        notifications.setWish(id, new Wish(true, mailing));
        return id;
    }

    private void tell(long topic, List<Long> accounts) {
        notifications.tell(topic, accounts, language -> "x", "/x");
    }
}
