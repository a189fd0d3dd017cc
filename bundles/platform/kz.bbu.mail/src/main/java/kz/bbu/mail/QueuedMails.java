package kz.bbu.mail;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.store.Store;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages in the database and sends them one by one; each is tried for about a day before it is given up.
 *
 * <p>A message is sent at least once: a portal that is killed between the server's answer and its own note sends it again.
 */
@Component(service = Mails.class, immediate = true, configurationPid = "kz.bbu.mail")
@Designate(ocd = MailConfig.class)
public final class QueuedMails implements Mails {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedMails.class);
    private static final int LONGEST_SUBJECT = 200;

    /** So many notices wait at most, and as many other messages: more come only while the server is away. */
    static final int MOST_WAITING = 20_000;

    /** Of the hour's messages, the part that notices leave to the others. */
    private static final int SHARE = 5;

    /** From this answer to a receiver's address on there is no use in trying again. */
    private static final int REFUSED = 500;

    /** Of whatever is asked, a server answers so to a sender who must log in first. */
    private static final int LOG_IN = 530;

    /** What a server answers of its rules: mostly that it passes nothing on for this sender. */
    private static final Pattern RULES = Pattern.compile("\\b5\\.7\\.\\d");

    /** The message is too large, or the server will not have it. */
    private static final Set<Integer> TEXT_REFUSED = Set.of(552, 554);

    /** The line that ends a message. */
    private static final String END = ".";

    private static final Set<String> ENCRYPTIONS = Set.of(MailConfig.STARTTLS, MailConfig.TLS, MailConfig.NONE);

    private final MailConfig config;
    private final MailQueue queue;
    private final boolean on;
    private final Deque<Instant> sent = new ArrayDeque<>();
    private volatile boolean full;
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();

    @Activate
    public QueuedMails(MailConfig config, @Reference(target = "(store=kz.bbu.mail)") Store store) {
        this(config, store, Path.of(System.getProperty("bbu.data", "data")));
    }

    QueuedMails(MailConfig config, Store store, Path folder) {
        this.config = config;
        this.queue = new MailQueue(store, folder);
        this.on = isSound(config);
        if (on) {
            sender.scheduleWithFixedDelay(
                    this::sendSafely, config.pauseSeconds(), config.pauseSeconds(), TimeUnit.SECONDS);
        }
    }

    @Deactivate
    public void close() {
        sender.shutdownNow();
    }

    private static boolean isSound(MailConfig config) {
        if (config.host().isBlank()) {
            return false;
        }
        boolean sound = Mails.isAddress(config.from())
                && config.portal().matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")
                && ENCRYPTIONS.contains(config.encryption());
        if (!sound) {
            LOG.error(
                    "no mail is sent: etc/kz.bbu.mail.cfg needs a sender's address (from), the portal's own address (portal), and starttls, tls or none (encryption)");
        }
        return sound;
    }

    @Override
    public boolean isOn() {
        return on;
    }

    @Override
    public String link(String path) {
        return config.portal().replaceFirst("/$", "") + path;
    }

    @Override
    public boolean send(String address, String subject, String text) {
        check(address, text);
        if (!on) {
            return false;
        }
        if (queue.waiting(false) >= MOST_WAITING) {
            LOG.error("{} messages wait for the mail server, and no more are kept", MOST_WAITING);
            return false;
        }
        queue.add("", address, line(subject), text);
        return true;
    }

    @Override
    public int sendNotices(String thing, List<Notice> notices) {
        notices.forEach(notice -> check(notice.address(), notice.text()));
        if (!on || notices.isEmpty()) {
            return 0;
        }
        Set<String> awaiting = queue.awaiting(thing);
        List<Notice> lacking = notices.stream()
                .filter(notice -> !awaiting.contains(notice.address()))
                .toList();
        long room = Math.max(MOST_WAITING - queue.waiting(true), 0);
        List<Notice> kept = lacking.stream().limit(room).toList();
        tellFull(kept.size() < lacking.size());
        kept.forEach(notice -> queue.add(thing, notice.address(), line(notice.subject()), notice.text()));
        return kept.size();
    }

    /** Tells the operator once that no more notices are kept. */
    private void tellFull(boolean now) {
        if (now && !full) {
            LOG.error("{} notices wait for the mail server, and no more are kept", MOST_WAITING);
        }
        full = now;
    }

    private static void check(String address, String text) {
        if (!Mails.isAddress(address)) {
            throw new Problem(CommonError.BAD_VALUE, "address", "");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_TEXT) {
            throw new IllegalArgumentException("a message of " + text.length() + " letters");
        }
    }

    private static String line(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return line.substring(0, Math.min(line.length(), LONGEST_SUBJECT));
    }

    @Override
    public long waiting() {
        return queue.waiting();
    }

    @Override
    public Optional<Trouble> trouble() {
        return queue.trouble();
    }

    @Override
    public List<Failed> failed() {
        return queue.failed();
    }

    @Override
    public void retry(long id) {
        queue.retry(id);
    }

    @Override
    public void drop(long id) {
        queue.drop(id);
    }

    private void sendSafely() {
        try {
            queue.sweep(Instant.now());
            sendDue(Instant::now);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("messages cannot be sent now: {}", e.getMessage());
        }
    }

    /** Sends what is due, as far as the hour's limit goes. A run may take longer than a message is reserved, so the time is asked for each. */
    void sendDue(Supplier<Instant> clock) {
        MailServer server = new MailServer(config);
        Instant now = clock.get();
        while (!Thread.currentThread().isInterrupted()) {
            Optional<MailQueue.Message> next = next(now);
            if (next.isEmpty()) {
                return;
            }
            MailQueue.Message message = next.get();
            if (message.tries() > MailQueue.TRIES) {
                // The portal ended each time before it could note how it went.
                failed(
                        message,
                        "tried " + MailQueue.TRIES + " times, and it was never known what came of it",
                        true,
                        now);
            } else if (!send(server, message, now)) {
                return;
            }
            now = clock.get();
        }
    }

    /** What is to be sent next within the hour's limit: a notice only if nothing else is due, and not from what is left to others. */
    private Optional<MailQueue.Message> next(Instant now) {
        while (!sent.isEmpty() && sent.peek().isBefore(now.minus(Duration.ofHours(1)))) {
            sent.poll();
        }
        if (sent.size() >= config.perHour()) {
            return Optional.empty();
        }
        Optional<MailQueue.Message> message = queue.take(false, now);
        boolean share = sent.size() >= config.perHour() - config.perHour() / SHARE;
        return message.isPresent() || share ? message : queue.take(true, now);
    }

    /** Tells whether there is a server: without one the others wait, and nothing of the hour is used. */
    private boolean send(MailServer server, MailQueue.Message message, Instant now) {
        try {
            Optional<String> text = queue.text(message);
            if (text.isEmpty()) {
                failed(message, "the text was sealed with another mail.key", true, now);
                return true;
            }
            server.send(message.address(), message.subject(), text.get());
            queue.sent(message);
        } catch (MailConnectException e) {
            failed(message, reason(e), false, now);
            return false;
        } catch (MessagingException e) {
            failed(message, reason(e), isFinal(e), now);
        } catch (RuntimeException | LinkageError e) {
            // Whatever is wrong with this one, the others are sent.
            failed(message, e.toString(), false, now);
        }
        sent.add(now);
        return true;
    }

    private void failed(MailQueue.Message message, String reason, boolean forGood, Instant now) {
        if (queue.failed(message, reason, forGood, now)) {
            LOG.error("message {} cannot be sent and is given up; see /admin/mail: {}", message.id(), reason);
        } else {
            LOG.warn("message {} was not sent and will be tried again: {}", message.id(), reason);
        }
    }

    /** What the server or the network says, on one line, without the password. */
    private String reason(MessagingException e) {
        Exception cause = e.getNextException();
        String said = (e.getMessage() + (cause == null ? "" : ": " + cause.getMessage()))
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return config.password().isEmpty() ? said : said.replace(config.password(), "…");
    }

    /** Tells whether there is no use in trying again; what a server says of the sender is mended by the operator, and then the messages go. */
    private static boolean isFinal(MessagingException e) {
        for (Exception each = e; each instanceof MessagingException failed; each = failed.getNextException()) {
            if (each instanceof SMTPAddressFailedException refused && isOfReceiver(refused)) {
                return true;
            }
            if (each instanceof SMTPSendFailedException refused
                    && END.equals(refused.getCommand())
                    && TEXT_REFUSED.contains(refused.getReturnCode())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfReceiver(SMTPAddressFailedException refused) {
        return refused.getReturnCode() >= REFUSED
                && refused.getReturnCode() != LOG_IN
                && !RULES.matcher(refused.getMessage()).find();
    }
}
