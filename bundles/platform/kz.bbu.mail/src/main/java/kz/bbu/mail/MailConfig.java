package kz.bbu.mail;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The mail server, from {@code etc/kz.bbu.mail.cfg}. */
@ObjectClassDefinition
public @interface MailConfig {
    String STARTTLS = "starttls";
    String TLS = "tls";
    String NONE = "none";

    @AttributeDefinition(description = "The mail server's name; empty if the portal sends no mail")
    String host() default "";

    @AttributeDefinition(description = "The mail server's port")
    int port() default 587;

    @AttributeDefinition(description = "The name with which the portal logs in there; empty if it does not")
    String user() default "";

    @AttributeDefinition(description = "The password with which the portal logs in there")
    String password() default "";

    @AttributeDefinition(
            description =
                    "starttls: encrypted after a greeting (port 587); tls: from the beginning (port 465); none: not at all, for a server on the same machine")
    String encryption() default STARTTLS;

    @AttributeDefinition(description = "The address that messages come from")
    String from() default "";

    @AttributeDefinition(
            description = "The portal's own address for links in messages, such as https://portal.example.kz")
    String portal() default "";

    @AttributeDefinition(
            description = "Messages in an hour at most; notices leave a fifth of them to invitations and new passwords")
    int perHour() default 1000;

    @AttributeDefinition(description = "Seconds between looks for messages to send")
    int pauseSeconds() default 10;
}
