package kz.bbu.registry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.store.Sql;

/** Parts of addresses, made of names once and kept for ever. */
final class Slugs {
    private static final int LONGEST = 60;
    private static final Map<Character, String> LATIN = Map.ofEntries(
            Map.entry('а', "a"),
            Map.entry('ә', "a"),
            Map.entry('б', "b"),
            Map.entry('в', "v"),
            Map.entry('г', "g"),
            Map.entry('ғ', "g"),
            Map.entry('д', "d"),
            Map.entry('е', "e"),
            Map.entry('ё', "e"),
            Map.entry('ж', "zh"),
            Map.entry('з', "z"),
            Map.entry('и', "i"),
            Map.entry('й', "i"),
            Map.entry('к', "k"),
            Map.entry('қ', "q"),
            Map.entry('л', "l"),
            Map.entry('м', "m"),
            Map.entry('н', "n"),
            Map.entry('ң', "n"),
            Map.entry('о', "o"),
            Map.entry('ө', "o"),
            Map.entry('п', "p"),
            Map.entry('р', "r"),
            Map.entry('с', "s"),
            Map.entry('т', "t"),
            Map.entry('у', "u"),
            Map.entry('ұ', "u"),
            Map.entry('ү', "u"),
            Map.entry('ф', "f"),
            Map.entry('х', "h"),
            Map.entry('һ', "h"),
            Map.entry('ц', "ts"),
            Map.entry('ч', "ch"),
            Map.entry('ш', "sh"),
            Map.entry('щ', "sh"),
            Map.entry('ы', "y"),
            Map.entry('і', "i"),
            Map.entry('э', "e"),
            Map.entry('ю', "iu"),
            Map.entry('я', "ia"));

    private final Sql sql;

    Slugs(Sql sql) {
        this.sql = sql;
    }

    /** The slug of an authority; a new one is unique. */
    String of(long id, String name) {
        Optional<String> kept = sql.one("select slug from registry_slug where id = ?", row -> row.getString(1), id);
        return kept.orElseGet(() -> keep(id, latin(name)));
    }

    /** Gives an authority the slug that a person chose; another authority that had it gets a new one at the next tree. */
    void give(long id, String slug) {
        sql.update("delete from registry_slug where id = ? or slug = ?", id, slug);
        sql.update("insert into registry_slug (id, slug) values (?, ?)", id, slug);
    }

    private String keep(long id, String wanted) {
        String slug = wanted;
        for (int i = 2; sql.number("select count(*) from registry_slug where slug = ?", slug) > 0; i++) {
            slug = wanted + "-" + i;
        }
        sql.update("insert into registry_slug (id, slug) values (?, ?)", id, slug);
        return slug;
    }

    static String latin(String name) {
        StringBuilder latin = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            String letters = plain ? String.valueOf(c) : LATIN.getOrDefault(c, "ъь".indexOf(c) >= 0 ? "" : "-");
            latin.append(letters);
        }
        String slug = latin.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
        String cut = slug.length() > LONGEST ? slug.substring(0, LONGEST).replaceAll("-$", "") : slug;
        return cut.isEmpty() ? "org" : cut;
    }
}
