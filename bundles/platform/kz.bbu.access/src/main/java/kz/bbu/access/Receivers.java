package kz.bbu.access;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import kz.bbu.access.StoredNotifications.Mailing;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Language;

/** Reads which accounts can be told by mail, and how they want to be. */
final class Receivers {
    private static final int PORTION = 200;

    private final Sql sql;

    Receivers(Sql sql) {
        this.sql = sql;
    }

    record Receiver(long id, String login, Language language, Mailing mail) {}

    /** The accounts that can be told and want it, by number. */
    List<Receiver> of(List<Long> accounts) {
        return inPortions(accounts, portion -> {
            List<Object> values = new ArrayList<>(portion);
            values.add(Mailing.NEVER.name());
            return sql
                    .list(
                            "select id, login, language, notify_mail from access_account where id in ("
                                    + places(portion) + ") and enabled = true and notify_mail <> ? order by id",
                            row -> new Receiver(
                                    row.getLong(1),
                                    row.getString(2),
                                    Language.of(row.getString(3)).orElse(Language.KK),
                                    Mailing.valueOf(row.getString(4))),
                            values.toArray())
                    .stream()
                    .filter(receiver -> Mails.isAddress(receiver.login()))
                    .toList();
        });
    }

    /** What is read for accounts, a statement for each 200 of them. */
    static <T> List<T> inPortions(List<Long> accounts, Function<List<Long>, List<T>> read) {
        List<T> found = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += PORTION) {
            found.addAll(read.apply(accounts.subList(from, Math.min(accounts.size(), from + PORTION))));
        }
        return found;
    }

    /** The places of values in a statement. */
    static String places(List<Long> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }
}
