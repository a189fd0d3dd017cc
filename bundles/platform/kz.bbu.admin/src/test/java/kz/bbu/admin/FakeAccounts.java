package kz.bbu.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Accounts;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;

/** Accounts in memory, and what was done to them; the one whose number is {@link #last} is the last administrator. */
final class FakeAccounts implements Accounts {
    final List<Account> accounts = new ArrayList<>();
    final List<String> done = new ArrayList<>();
    long last;

    void account(long id, Role role, long authority) {
        accounts.add(new Account(id, "user" + id, "User " + id, role, authority, true, Optional.empty(), false));
    }

    @Override
    public List<Account> list(String search, int offset, int limit) {
        return accounts.stream()
                .filter(account -> account.login().contains(search))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public long count(String search) {
        return list(search, 0, Integer.MAX_VALUE).size();
    }

    @Override
    public Optional<Account> find(long id) {
        return accounts.stream().filter(account -> account.id() == id).findFirst();
    }

    @Override
    public String add(String login, String name, Role role, long authorityId) {
        done.add("add " + login + " " + role + " " + authorityId);
        return "one-time";
    }

    @Override
    public String resetPassword(String login) {
        done.add("reset " + login);
        return "one-time";
    }

    @Override
    public void removeSecondFactor(long id) {
        done.add("secondFactor " + id);
    }

    @Override
    public int endSessions(long id) {
        done.add("sessions " + id);
        return 2;
    }

    @Override
    public void setEnabled(long id, boolean enabled) {
        refuseLast(id);
        done.add("enabled " + id + " " + enabled);
    }

    @Override
    public void setRole(long id, Role role, long authorityId) {
        refuseLast(id);
        done.add("role " + id + " " + role + " " + authorityId);
    }

    @Override
    public Optional<Viewer> viewer(long id, Language language, String address) {
        return Optional.empty();
    }

    private void refuseLast(long id) {
        if (id == last) {
            throw new Problem(CommonError.CONFLICT);
        }
    }
}
