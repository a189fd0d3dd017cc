package kz.bbu.tab.forum;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** A page and a few more: where a word is in most posts, these are enough. */
    private static final int FIRST_PORTION = 40;

    /** From so many posts with a word on it is quicker to look through the newest. */
    private static final int MANY = 500;

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

    /**
     * Some of the posts of an authority that have words which begin with all of these, newest first; hidden ones are left out.
     *
     * <p>The rarest word names the posts, if they are few; otherwise the newest posts are looked through until there are enough.
     *
     * @param most how many at most
     */
    List<Long> posts(long authority, List<String> begins, int most) {
        Optional<List<Long>> few = begins.stream()
                .map(begin -> few(authority, begin))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(List::size));
        List<Long> found = new ArrayList<>();
        long before = Long.MAX_VALUE;
        int portion = FIRST_PORTION;
        List<Long> some;
        do {
            some = few.isPresent() ? next(few.get(), before, portion) : newest(authority, before, portion);
            Set<Long> having = new LinkedHashSet<>(some);
            for (String begin : begins) {
                having.retainAll(having(begin, having, portion));
            }
            found.addAll(having);
            before = some.isEmpty() ? 0 : some.get(some.size() - 1);
            portion = POSTS_AT_ONCE;
        } while (!some.isEmpty() && found.size() < most);
        return found.subList(0, Math.min(found.size(), most));
    }

    /** The posts that have a word which begins so, newest first; empty if they are many. */
    private Optional<List<Long>> few(long authority, String begins) {
        List<Long> posts = sql.list(
                "select post_id from forum_word where authority_id = ? and word >= ? and word < ? fetch first " + MANY
                        + " rows only",
                row -> row.getLong(1),
                authority,
                bytes(begins),
                after(begins));
        return posts.size() == MANY
                ? Optional.empty()
                : Optional.of(posts.stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    private static List<Long> next(List<Long> posts, long before, int most) {
        return posts.stream().filter(id -> id < before).limit(most).toList();
    }

    private List<Long> newest(long authority, long before, int most) {
        return sql.list(
                "select id from forum_post where authority_id = ? and id < ? order by id desc fetch first " + most
                        + " rows only",
                row -> row.getLong(1),
                authority,
                before);
    }

    /** Those of some posts that are not hidden and have a word which begins so. */
    private Set<Long> having(String begins, Set<Long> posts, int places) {
        if (posts.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(posts);
        // Always as many places, for Derby compiles each statement that is another one.
        values.addAll(Collections.nCopies(places - posts.size(), 0L));
        values.add(bytes(begins));
        values.add(after(begins));
        return Set.copyOf(sql.list(
                "select distinct w.post_id from forum_word w join forum_post p on p.id = w.post_id join forum_topic t on t.id = p.topic_id where p.hidden = false and t.hidden = false and w.post_id in (?"
                        + ", ?".repeat(places - 1) + ") and w.word >= ? and w.word < ?",
                row -> row.getLong(1),
                values.toArray()));
    }

    /** What lies behind all words that begin so: no UTF-8 text has this byte. */
    private static byte[] after(String begins) {
        byte[] first = bytes(begins);
        byte[] after = Arrays.copyOf(first, first.length + 1);
        after[first.length] = (byte) 0xff;
        return after;
    }

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }
}
