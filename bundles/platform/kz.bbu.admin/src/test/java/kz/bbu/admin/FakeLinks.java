package kz.bbu.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.PasswordLinks;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;

/** Links in memory; a login that begins with {@code taken} is taken, and one at a host {@code mailed} gets its link by mail, at a host {@code full} there is no room for it. The only account is 2. */
final class FakeLinks implements PasswordLinks {
    final List<String> invited = new ArrayList<>();

    private enum Refusal implements ErrorCode {
        TAKEN;

        @Override
        public String key() {
            return "taken";
        }

        @Override
        public int status() {
            return 409;
        }
    }

    @Override
    public Link invite(String login, String name, Role role, long authorityId) {
        if (login.startsWith("taken")) {
            throw new Problem(Refusal.TAKEN);
        }
        invited.add(login + " " + role + " " + authorityId);
        return new Link(login, name, "/password/secret-" + login, Instant.EPOCH, byMail(login));
    }

    @Override
    public Link reset(long accountId) {
        if (accountId != 2) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        return new Link("user2", "User 2", "/password/secret-2", Instant.EPOCH, ByMail.NO_ROOM);
    }

    private static ByMail byMail(String login) {
        if (login.contains("@full.")) {
            return ByMail.NO_ROOM;
        }
        return login.contains("@mailed.") ? ByMail.YES : ByMail.NO;
    }
}
