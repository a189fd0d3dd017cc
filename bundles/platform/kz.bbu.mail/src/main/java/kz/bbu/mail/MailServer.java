package kz.bbu.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The mail server of the operator, spoken to in SMTP. */
final class MailServer {
    private static final int PATIENCE_MILLIS = 20_000;

    private final MailConfig config;
    private final Session session;

    MailServer(MailConfig config) {
        this.config = config;
        this.session = Session.getInstance(properties(config));
    }

    private static Properties properties(MailConfig config) {
        Properties properties = new Properties();
        properties.put("mail.from", config.from());
        for (String kind : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail.smtp." + kind, Integer.toString(PATIENCE_MILLIS));
        }
        boolean encrypted = !config.encryption().equals(MailConfig.NONE);
        properties.put(
                "mail.smtp.starttls.enable",
                Boolean.toString(config.encryption().equals(MailConfig.STARTTLS)));
        properties.put(
                "mail.smtp.starttls.required",
                Boolean.toString(config.encryption().equals(MailConfig.STARTTLS)));
        properties.put(
                "mail.smtp.ssl.enable", Boolean.toString(config.encryption().equals(MailConfig.TLS)));
        properties.put("mail.smtp.ssl.checkserveridentity", Boolean.toString(encrypted));
        properties.put("mail.smtp.auth", Boolean.toString(!config.user().isEmpty()));
        return properties;
    }

    /** Gives a message to the server. */
    void send(String address, String subject, String text) throws MessagingException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The library looks for parts of its own there.
        thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
        try {
            MimeMessage message = message(address, subject, text);
            URLName name = new URLName("smtp", config.host(), config.port(), null, null, null);
            try (SMTPTransport server = new SMTPTransport(session, name)) {
                boolean known = !config.user().isEmpty();
                server.connect(
                        config.host(), config.port(), known ? config.user() : null, known ? config.password() : null);
                server.sendMessage(message, message.getAllRecipients());
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private MimeMessage message(String address, String subject, String text) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(config.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        message.setSubject(subject, StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        // Nobody's "out of office" answers it.
        message.setHeader("Auto-Submitted", "auto-generated");
        byte[] lines = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        message.setDataHandler(new DataHandler(new ByteArrayDataSource(lines, "text/plain; charset=UTF-8")));
        message.saveChanges();
        return message;
    }
}
