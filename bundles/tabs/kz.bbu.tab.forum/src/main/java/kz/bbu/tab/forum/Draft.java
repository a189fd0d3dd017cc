package kz.bbu.tab.forum;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;

/**
 * What somebody typed into a form of the forum, with what is wrong with it by field.
 *
 * <p>Lengths are counted as the database counts them; nothing typed is lost while it is wrong.
 */
public final class Draft {
    static final int LONGEST_TITLE = 200;
    static final int LONGEST_WORDS = 10_000;
    static final int LONGEST_REASON = 500;
    static final int LONGEST_DESCRIPTION = 500;

    private static final int UNPROCESSABLE = 422;

    /** Nothing that a reader sees: spaces of all kinds, and characters that only shape others. */
    private static final Pattern UNSEEN = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*");

    private final Texts texts;
    private int status = UNPROCESSABLE;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private List<Choice> files = List.of();

    Draft(Texts texts) {
        this.texts = texts;
    }

    /** Keeps a value as it is. */
    Draft with(String field, String value) {
        values.put(field, value);
        return this;
    }

    /** Keeps one line, which may be as long as that and must not be shorter than 1 if it is required. */
    Draft line(String field, String typed, int longest, boolean required) {
        return checked(field, clean(typed).replaceAll("\\s+", " ").strip(), longest, required);
    }

    /** Keeps a text of several lines, which must not be empty. */
    Draft words(String field, String typed) {
        return checked(field, clean(typed).stripTrailing(), LONGEST_WORDS, true);
    }

    /** Keeps what a topic is about. */
    Draft about(About about) {
        with("kind", about.kind()).with("about-id", about.id()).with("about", about.address());
        if (!about.isSound()) {
            error("about", texts.text("about.unsound"));
        }
        return this;
    }

    /** Keeps the files that the form offers. */
    Draft files(List<Choice> offered) {
        files = offered;
        return this;
    }

    /** Tells what is wrong with a field, after what was told of it before. */
    Draft error(String field, String error) {
        errors.merge(field, error, (before, more) -> before + " " + more);
        return this;
    }

    /** What was typed is sound, but it is refused. */
    Draft refused(String field, Problem problem) {
        return refused(field, problem, texts.explain(problem));
    }

    /** The same with what is told of it. */
    Draft refused(String field, Problem problem, String error) {
        status = problem.code().status();
        return error(field, error);
    }

    /** The HTTP status of the form with these errors. */
    int status() {
        return isSound() ? 200 : status;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public List<Choice> files() {
        return files;
    }

    /** The files that the post is to have. */
    List<Long> attached() {
        return files.stream()
                .filter(Choice::chosen)
                .map(choice -> choice.file().id())
                .toList();
    }

    public Map<String, String> errors() {
        return errors;
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean isSound() {
        return errors.isEmpty();
    }

    About about() {
        return new About(value("kind"), value("about-id"), value("about"));
    }

    private Draft checked(String field, String value, int longest, boolean required) {
        if (required && UNSEEN.matcher(value).matches()) {
            error(field, texts.text(field + ".empty"));
        } else if (value.length() > longest) {
            error(field, texts.text("tooLong", value.length(), longest));
        }
        return with(field, value);
    }

    /** Without what no database or page takes: control characters, halves of characters; ends of lines are one character. */
    static String clean(String typed) {
        return typed.replaceAll("\\r\\n?", "\n")
                .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                .replaceAll("\\p{Cs}", "\uFFFD");
    }
}
