package kz.bbu.mail;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.TestDatabase;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

@RunWith(Parameterized.class)
public class QueuedMailsTest {
    private static final Map<String, TestDatabase> OPEN = new ConcurrentHashMap<>();
    private static final String PASSWORD = "құпия-123";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Parameterized.Parameter
    public String kind;

    private GreenMail server;
    private Store store;
    private Sql sql;

    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("derby", "postgresql");
    }

    @Before
    public void start() {
        store = OPEN.computeIfAbsent(kind, TestDatabase::lasting).store("mail");
        sql = new Sql(store);
        sql.update("delete from mail_message");
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("portal@example.kz", "portal", PASSWORD);
        server.start();
    }

    @After
    public void stop() {
        server.stop();
    }

    @Test
    public void aMessageArrivesAsItWasWritten() throws Exception {
        String text =
                "Сәлеметсіз бе!\n\nСілтеме: https://portal.example.kz/password/x\nҰзын жол " + "ө".repeat(500) + "\n";
        QueuedMails mails = mails(Map.of());
        mails.send("aigul@example.kz", "Құпиясөзді қалпына келтіру — «Күнделік-ББҰ»", text);
        assertEquals(1, mails.waiting());
        mails.sendDue(Instant::now);
        assertEquals("sent and not kept", 0, mails.waiting());
        MimeMessage message = only();
        assertEquals("Құпиясөзді қалпына келтіру — «Күнделік-ББҰ»", message.getSubject());
        assertEquals(
                text.replace("\n", "\r\n").strip(),
                message.getContent().toString().strip());
        assertEquals("portal@example.kz", message.getFrom()[0].toString());
        assertEquals("aigul@example.kz", message.getAllRecipients()[0].toString());
        assertEquals("auto-generated", message.getHeader("Auto-Submitted", null));
        assertTrue(message.getMessageID(), message.getMessageID().endsWith("@example.kz>"));
    }

    @Test
    public void nothingTypedBecomesAHeader() throws Exception {
        QueuedMails mails = mails(Map.of());
        mails.send(
                "a@example.kz",
                "Тақырып\r\nBcc: victim@example.kz\u2028X: y\n\nмәтін",
                "Subject: z\n.\nRCPT TO:<b@c.kz>");
        mails.sendDue(Instant::now);
        MimeMessage message = only();
        assertEquals("Тақырып Bcc: victim@example.kz X: y мәтін", message.getSubject());
        assertEquals(1, message.getAllRecipients().length);
        assertEquals(null, message.getHeader("X", null));
        for (String bad : List.of(
                "",
                "a",
                "a@b",
                "a@b.kz\nBcc: c@d.kz",
                "a@b.kz\r",
                "a@b.kz, c@d.kz",
                "<a@b.kz>",
                "a b@c.kz",
                "\"a\nb\"@c.kz",
                "-o@c.kz",
                "a@-c.kz",
                "a@c..kz",
                "ә@c.kz",
                "a".repeat(100) + "@c.kz")) {
            Problem refused = assertThrows(bad, Problem.class, () -> mails.send(bad, "x", "x"));
            assertEquals(CommonError.BAD_VALUE, refused.code());
        }
        assertEquals(0, mails.waiting());
    }

    @Test
    public void theTextIsSealedWhileItWaits() {
        QueuedMails mails = mails(Map.of());
        mails.send("a@example.kz", "x", "/password/SECRET");
        String kept = sql.one("select sealed from mail_message", row -> row.getString(1))
                .orElseThrow();
        assertFalse(kept.contains("SECRET"));
        assertTrue(folder.getRoot().toPath().resolve("mail.key").toFile().delete());
        QueuedMails other = mails(Map.of());
        other.sendDue(Instant::now);
        assertEquals(List.of("the text was sealed with another mail.key"), reasons(other));
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    public void whileTheServerIsAwayMessagesWaitAndAreGivenUpAfterAWhile() {
        QueuedMails mails = mails(Map.of("port", closedPort()));
        mails.send("a@example.kz", "x", "x");
        Instant now = Instant.now();
        mails.sendDue(() -> now);
        assertEquals(1, mails.waiting());
        assertEquals("too early", 1, tries());
        mails.sendDue(() -> now.plusSeconds(30));
        assertEquals(1, tries());
        for (int hour = 1; hour < 30; hour++) {
            assertTrue("after " + hour, hour > 18 || mails.failed().isEmpty());
            Instant later = now.plus(Duration.ofHours(hour));
            mails.sendDue(() -> later);
        }
        assertEquals(0, mails.waiting());
        Mails.Failed failed = mails.failed().get(0);
        assertEquals("a@example.kz", failed.address());
        assertTrue(failed.reason(), failed.reason().contains("127.0.0.1"));

        QueuedMails again = mails(Map.of());
        again.retry(failed.id());
        again.sendDue(Instant::now);
        assertEquals(1, server.getReceivedMessages().length);
        assertEquals(List.of(), again.failed());
    }

    @Test
    public void anEncryptedConnectionIsInsistedOn() {
        QueuedMails mails = mails(Map.of("encryption", "starttls", "user", "portal", "password", PASSWORD));
        mails.send("a@example.kz", "x", "x");
        mails.sendDue(Instant::now);
        assertEquals(0, server.getReceivedMessages().length);
        assertEquals(1, mails.waiting());
        assertTrue(noted(), noted().contains("STARTTLS"));
        assertFalse(noted(), noted().contains(PASSWORD));
    }

    @Test
    public void whoIsKnownToTheServerLogsIn() {
        QueuedMails mails = mails(Map.of("user", "portal", "password", PASSWORD));
        mails.send("a@example.kz", "x", "x");
        mails.sendDue(Instant::now);
        assertEquals(noted(), 1, server.getReceivedMessages().length);
        QueuedMails wrong = mails(Map.of("user", "portal", "password", "бөтен-456"));
        wrong.send("a@example.kz", "x", "x");
        wrong.sendDue(Instant::now);
        assertEquals(1, wrong.waiting());
        assertFalse(noted(), noted().isEmpty() || noted().contains("бөтен-456"));
    }

    @Test
    public void whatIsSaidOfTheReceiverOrTheTextIsFinal() throws IOException {
        for (Map<String, String> answers : List.of(
                Map.of("RCPT", "550 5.1.1 no such user"),
                Map.of("RCPT", "553 no such address"),
                Map.of(".", "552 too large"),
                Map.of(".", "554 not wanted"))) {
            assertEquals(answers.toString(), List.of(0L, 1), afterOneTry(answers));
        }
    }

    @Test
    public void whatIsSaidOfTheSenderOrForNowIsTriedAgain() throws IOException {
        for (Map<String, String> answers : List.of(
                Map.of("MAIL", "530 5.7.0 log in first"),
                Map.of("MAIL", "550 5.1.8 sender unknown"),
                Map.of("MAIL", "553 not your address"),
                Map.of("RCPT", "530 5.7.0 log in first"),
                Map.of("RCPT", "554 5.7.1 relay access denied"),
                Map.of("RCPT", "450 try later"),
                Map.of("DATA", "554 no"),
                Map.of(".", "550 too many today"),
                Map.of(".", "451 try later"))) {
            assertEquals(answers.toString(), List.of(1L, 0), afterOneTry(answers));
            assertTrue(noted(), noted().contains(answers.values().iterator().next()));
        }
    }

    @Test
    public void itIsToldWhyMessagesWait() throws IOException {
        QueuedMails mails = mails(Map.of());
        mails.send("a@example.kz", "x", "x");
        assertEquals(Optional.empty(), mails.trouble());
        Instant now = Instant.parse("2026-11-27T05:00:00Z");
        sql.update("update mail_message set due = ?", now);
        try (AnsweringServer refusing =
                new AnsweringServer(Map.of("MAIL", "550 5.1.8 sender unknown"), Optional.empty())) {
            mails(Map.of("port", refusing.port())).sendDue(() -> now);
        }
        Mails.Trouble trouble = mails.trouble().orElseThrow();
        assertEquals(now, trouble.tried());
        assertTrue(trouble.reason(), trouble.reason().contains("550 5.1.8 sender unknown"));
        mails.sendDue(() -> now.plus(Duration.ofHours(1)));
        assertEquals(Optional.empty(), mails.trouble());
    }

    @Test
    public void oneThatCannotBeReadHoldsUpNoOtherAndIsGivenUpToo() {
        QueuedMails mails = mails(Map.of());
        mails.send("broken@example.kz", "x", "x");
        sql.update("update mail_message set sealed = '!'");
        mails.send("a@example.kz", "x", "x");
        Instant now = Instant.now();
        mails.sendDue(() -> now);
        assertEquals(1, server.getReceivedMessages().length);
        assertEquals(1, tries());
        for (int hour = 1; hour < 30; hour++) {
            Instant later = now.plus(Duration.ofHours(hour));
            mails.sendDue(() -> later);
        }
        assertEquals("broken@example.kz", mails.failed().get(0).address());
    }

    @Test
    public void oneOfWhichItNeverIsKnownWhatCameIsGivenUp() {
        QueuedMails mails = mails(Map.of());
        mails.send("a@example.kz", "x", "x");
        sql.update("update mail_message set tries = ?", MailQueue.TRIES);
        mails.sendDue(Instant::now);
        assertEquals(0, mails.waiting());
        assertEquals(1, mails.failed().size());
        assertEquals(0, server.getReceivedMessages().length);
    }

    @Test
    public void theHourHasALimit() {
        QueuedMails mails = mails(Map.of("perHour", 3));
        for (int i = 0; i < 5; i++) {
            mails.send("a@example.kz", "x" + i, "x");
        }
        Instant now = Instant.now();
        mails.sendDue(() -> now);
        mails.sendDue(() -> now.plusSeconds(60));
        assertEquals(3, server.getReceivedMessages().length);
        mails.sendDue(() -> now.plusSeconds(3601));
        assertEquals(5, server.getReceivedMessages().length);
    }

    @Test
    public void aServerThatIsAwayUsesUpNeitherTheHourNorTheTriesOfAllThatWait() {
        QueuedMails away = mails(Map.of("port", closedPort(), "perHour", 2));
        for (int i = 0; i < 4; i++) {
            away.send("a@example.kz", "x" + i, "x");
        }
        Instant now = Instant.now();
        for (int i = 0; i < 3; i++) {
            away.sendDue(() -> now);
        }
        assertEquals("one try a run", 3, sql.number("select sum(tries) from mail_message"));
        assertEquals(4, away.waiting());
        QueuedMails back = mails(Map.of("perHour", 4));
        back.sendDue(() -> now.plusSeconds(600));
        assertEquals(4, server.getReceivedMessages().length);
    }

    @Test
    public void noticesWaitForAllElseAndLeaveItAPartOfTheHour() throws Exception {
        QueuedMails mails = mails(Map.of("perHour", 5));
        for (int i = 0; i < 6; i++) {
            notice(mails, "topic " + i, "a@example.kz");
        }
        mails.send("dina@example.kz", "first", "x");
        Instant now = Instant.now();
        mails.sendDue(() -> now);
        assertEquals("of five one is left", List.of("first", "x", "x", "x"), subjects());
        mails.send("dina@example.kz", "last", "x");
        mails.sendDue(Instant::now);
        assertEquals(List.of("first", "last", "x", "x", "x"), subjects());
        mails.send("dina@example.kz", "too many", "x");
        mails.sendDue(Instant::now);
        assertEquals("the hour is the hour", 5, server.getReceivedMessages().length);
    }

    /** The subjects of what was sent, in the order of letters. */
    private List<String> subjects() throws Exception {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects.stream().sorted().toList();
    }

    @Test
    public void fullOfNoticesItKeepsAndSendsALinkAllTheSame() throws Exception {
        QueuedMails mails = mails(Map.of("perHour", 1));
        fill("notice");
        assertEquals(0, notice(mails, "topic 2", "a@example.kz"));
        assertTrue(mails.send("dina@example.kz", "link", "x"));
        mails.sendDue(Instant::now);
        assertEquals("link", only().getSubject());
        sql.update("delete from mail_message where id in (select max(id) from mail_message)");
        assertEquals("one has gone", 1, notice(mails, "topic 2", "a@example.kz", "b@example.kz"));
    }

    @Test
    public void ofTooManyLinksItIsToldThatTheyAreNotKept() {
        QueuedMails mails = mails(Map.of());
        fill("link");
        assertFalse(mails.send("dina@example.kz", "x", "x"));
        assertEquals(QueuedMails.MOST_WAITING, mails.waiting());
        assertEquals("notices have their own room", 1, notice(mails, "topic 1", "a@example.kz"));
    }

    @Test
    public void ofOneThingOneNoticeWaitsForEachAddress() {
        QueuedMails mails = mails(Map.of());
        assertEquals(2, notice(mails, "topic 1", "a@example.kz", "b@example.kz"));
        assertEquals(1, notice(mails, "topic 1", "a@example.kz", "c@example.kz"));
        assertEquals(1, notice(mails, "topic 2", "a@example.kz"));
        assertEquals(4, mails.waiting());
        mails.sendDue(Instant::now);
        assertEquals("the next after it was sent", 1, notice(mails, "topic 1", "a@example.kz"));
    }

    @Test
    public void withoutAServerNothingIsKept() {
        for (Map<String, Object> lacking : List.<Map<String, Object>>of(
                Map.of("host", ""), Map.of("from", "portal"), Map.of("portal", ""), Map.of("encryption", "ssl"))) {
            QueuedMails mails = mails(lacking);
            assertFalse(lacking.toString(), mails.isOn());
            assertFalse(mails.send("a@example.kz", "x", "x"));
            assertEquals(0, notice(mails, "topic 1", "a@example.kz"));
            assertEquals(0, mails.waiting());
        }
        assertTrue(mails(Map.of()).isOn());
        assertEquals("https://portal.example.kz/org/a", mails(Map.of()).link("/org/a"));
    }

    private static int notice(QueuedMails mails, String thing, String... addresses) {
        return mails.sendNotices(
                thing,
                Stream.of(addresses)
                        .map(address -> new Mails.Notice(address, "x", "x"))
                        .toList());
    }

    /** Lets as many messages wait as there is room for, notices or links. */
    private void fill(String what) {
        String copy =
                "insert into mail_message (address, subject, sealed, queued, due, tries, failed, reason, notice, thing) ";
        Instant now = Instant.now();
        sql.update(
                copy + "values ('a@example.kz', 'x', 'x', ?, ?, 0, false, '', ?, ?)",
                now,
                now,
                what.equals("notice"),
                what.equals("notice") ? "topic 1" : "");
        for (int rows = 1; rows < QueuedMails.MOST_WAITING; rows *= 2) {
            sql.update(copy
                    + "select address, subject, sealed, queued, due, tries, failed, reason, notice, thing from mail_message order by id fetch first "
                    + Math.min(rows, QueuedMails.MOST_WAITING - rows) + " rows only");
        }
    }

    /** How many messages wait, and how many are given up, once a server that answers so was tried. */
    private List<Object> afterOneTry(Map<String, String> answers) throws IOException {
        sql.update("delete from mail_message");
        try (AnsweringServer refusing = new AnsweringServer(answers, Optional.empty())) {
            QueuedMails mails = mails(Map.of("port", refusing.port()));
            mails.send("a@example.kz", "x", "x");
            mails.sendDue(Instant::now);
            return List.of(mails.waiting(), mails.failed().size());
        }
    }

    private MimeMessage only() {
        assertEquals(1, server.getReceivedMessages().length);
        return server.getReceivedMessages()[0];
    }

    private String noted() {
        return sql.one("select reason from mail_message", row -> row.getString(1))
                .orElse("");
    }

    private long tries() {
        return sql.number("select tries from mail_message");
    }

    private static List<String> reasons(QueuedMails mails) {
        return mails.failed().stream().map(Mails.Failed::reason).toList();
    }

    private static int closedPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A service with a server on this machine, which a test asks to send itself. */
    private QueuedMails mails(Map<String, Object> changed) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", server.getSmtp().getPort(),
                "encryption", "none",
                "from", "portal@example.kz",
                "portal", "https://portal.example.kz/",
                "pauseSeconds", 86_400));
        values.putAll(changed);
        QueuedMails mails =
                new QueuedMails(config(values), store, folder.getRoot().toPath());
        mails.close();
        return mails;
    }

    static MailConfig config(Map<String, Object> values) {
        return (MailConfig) Proxy.newProxyInstance(
                MailConfig.class.getClassLoader(),
                new Class<?>[] {MailConfig.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
