package kz.bbu.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.bbu.api.platform.Accounts;

/** A page of the accounts that a search finds. */
public record UserList(String search, List<Row> rows, int page, long count) {
    static final int PAGE = 50;

    /** A row of the list, with the name of the account's organisation. */
    public record Row(Accounts.Account account, String organisation) {}

    public long first() {
        return rows.isEmpty() ? 0 : (page - 1L) * PAGE + 1;
    }

    public long last() {
        return rows.isEmpty() ? 0 : first() + rows.size() - 1;
    }

    public String address(int number) {
        return "/admin/users?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8)
                + (number > 1 ? "&page=" + number : "");
    }
}
