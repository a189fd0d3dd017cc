package kz.bbu.admin;

import java.util.List;
import kz.bbu.api.registry.Authority;

/** The page of invitations by list: what was wrong with the list, or the links of those who are invited. */
public record InviteView(List<Authority> authorities, long authority, List<String> errors, List<HandOut> links) {
    /** How many people a list may have. */
    public static final int MOST = 500;

    /** To how many people the link is sent by mail too. */
    public long mailed() {
        return links.stream().filter(HandOut::mailed).count();
    }

    /** For how many people that should have been done, and there was no room. */
    public long unmailed() {
        return links.stream().filter(HandOut::unmailed).count();
    }
}
