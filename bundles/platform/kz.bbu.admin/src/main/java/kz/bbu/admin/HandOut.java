package kz.bbu.admin;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import kz.bbu.api.platform.PasswordLinks;
import kz.bbu.api.platform.PasswordLinks.ByMail;

/** A link as it is handed to a person: with the address at which the administrator sees the portal. */
public record HandOut(String login, String name, String address, Instant expires, ByMail byMail) {
    /** Whether the link goes to the person by mail too. */
    public boolean mailed() {
        return byMail == ByMail.YES;
    }

    /** Whether it should have, and there was no room for it. */
    public boolean unmailed() {
        return byMail == ByMail.NO_ROOM;
    }

    static HandOut of(PasswordLinks.Link link, UriInfo uri) {
        String address = uri.getBaseUri().resolve(link.path()).toString();
        return new HandOut(link.login(), link.name(), address, link.expires(), link.byMail());
    }
}
