package kz.bbu.admin;

import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import kz.bbu.api.platform.PasswordLinks;

/** A link as it is handed to a person: with the address at which the administrator sees the portal. */
public record HandOut(String login, String name, String address, Instant expires, boolean mailed) {
    static HandOut of(PasswordLinks.Link link, UriInfo uri) {
        String address = uri.getBaseUri().resolve(link.path()).toString();
        return new HandOut(link.login(), link.name(), address, link.expires(), link.mailed());
    }
}
