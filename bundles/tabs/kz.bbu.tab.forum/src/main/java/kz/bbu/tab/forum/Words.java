package kz.bbu.tab.forum;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** The words by which posts are found: upper and lower case, either schwa and Latin look-alikes are the same. */
final class Words {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** What a word has more than this is not looked at. */
    private static final int LONGEST = 40;

    private static final int ROWS_AT_ONCE = 200;
    private static final int POSTS_AT_ONCE = 200;

    private final Sql sql;
    private final Alphabet alphabet;

    Words(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
    }

    /** A post with what it is found by. */
    private record Unnoted(long id, String text) {}

    /** The different words of a text, in their order. */
    List<String> of(String text) {
        return Arrays.stream(BETWEEN.split(alphabet.fold(text)))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
                .distinct()
                .toList();
    }

    /** Notes the words of a post instead of those that were noted before. */
    void note(long post, String text) {
        long authority = sql.number("select authority_id from forum_post where id = ?", post);
        sql.update("delete from forum_word where post_id = ?", post);
        List<String> words = of(text);
        for (int from = 0; from < words.size(); from += ROWS_AT_ONCE) {
            List<String> some = words.subList(from, Math.min(words.size(), from + ROWS_AT_ONCE));
            List<Object> values = new ArrayList<>();
            some.forEach(word -> values.addAll(List.of(authority, bytes(word), post)));
            sql.update(
                    "insert into forum_word (authority_id, word, post_id) values (?, ?, ?)"
                            + ", (?, ?, ?)".repeat(some.size() - 1),
                    values.toArray());
        }
    }

    /** Notes the words of the posts that were written before words were noted. */
    void noteOld() {
        long last = 0;
        List<Unnoted> some;
        do {
            some = sql.list(
                    "select p.id, case when p.number = 1 then t.title else '' end, p.words from forum_post p join forum_topic t on t.id = p.topic_id where p.id > ? and not exists (select 1 from forum_word w where w.post_id = p.id) order by p.id fetch first "
                            + POSTS_AT_ONCE + " rows only",
                    row -> new Unnoted(row.getLong(1), row.getString(2) + "\n" + row.getString(3)),
                    last);
            for (Unnoted post : some) {
                note(post.id(), post.text());
                last = post.id();
            }
        } while (some.size() == POSTS_AT_ONCE);
    }

    /** A condition on posts "p" that have a word which begins so; {@link #values} are bound with it. */
    static final String BEGINS =
            " and p.id in (select w.post_id from forum_word w where w.authority_id = ? and w.word >= ? and w.word < ?)";

    static List<Object> values(long authority, String begins) {
        byte[] first = bytes(begins);
        byte[] after = Arrays.copyOf(first, first.length + 1);
        // No UTF-8 text has this byte, so all that begins with the same lies before it.
        after[first.length] = (byte) 0xff;
        return List.of(authority, first, after);
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
