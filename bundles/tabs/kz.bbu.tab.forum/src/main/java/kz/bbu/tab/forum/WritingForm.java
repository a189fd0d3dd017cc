package kz.bbu.tab.forum;

import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import org.glassfish.jersey.media.multipart.ContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;

/**
 * What a form in which somebody writes sent.
 *
 * @param fields what was typed, by name
 * @param attached the files that were chosen of those that the form offered
 * @param files those that came with the form
 */
record WritingForm(Map<String, String> fields, List<Long> attached, List<FormDataBodyPart> files) {
    private static final List<String> NAMES = List.of("title", "words", "kind", "about-id", "about", "version", "do");
    private static final int LARGEST_FIELD = 1_000_000;

    /** More than a form offers. */
    private static final int MOST_ATTACHED = 100;

    /** A form without files. */
    static WritingForm of(MultivaluedMap<String, String> sent) {
        Map<String, String> fields = new HashMap<>();
        NAMES.stream().filter(sent::containsKey).forEach(name -> fields.put(name, sent.getFirst(name)));
        return new WritingForm(fields, List.of(), List.of());
    }

    /** A form with files. */
    static WritingForm of(FormDataMultiPart sent) {
        Map<String, String> fields = new HashMap<>();
        for (String name : NAMES) {
            FormDataBodyPart part = sent.getField(name);
            if (part != null) {
                fields.put(name, text(part));
            }
        }
        return new WritingForm(
                fields,
                parts(sent, "attached").stream()
                        .limit(MOST_ATTACHED)
                        .map(part -> number(text(part)))
                        .toList(),
                parts(sent, "file").stream().filter(WritingForm::isFile).toList());
    }

    /** What was typed into a field; empty if the form lacks it. */
    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean isPreview() {
        return field("do").equals("preview");
    }

    /** The version that the form shows; 0 for none. */
    int version() {
        return (int) Math.min(Integer.MAX_VALUE, number(field("version")));
    }

    /** The title of a topic and what it is about. */
    Draft topic(Texts texts) {
        return new Draft(texts)
                .line("title", field("title"), Draft.LONGEST_TITLE, true)
                .about(new About(
                        field("kind"), field("about-id").strip(), field("about").strip()));
    }

    private static List<FormDataBodyPart> parts(FormDataMultiPart sent, String name) {
        List<FormDataBodyPart> parts = sent.getFields(name);
        return parts == null ? List.of() : parts;
    }

    /** A field of files in which none was chosen is sent without a name. */
    private static boolean isFile(FormDataBodyPart part) {
        ContentDisposition disposition = part.getContentDisposition();
        return disposition != null
                && disposition.getFileName() != null
                && !disposition.getFileName().isBlank();
    }

    private static String text(FormDataBodyPart part) {
        try (InputStream in = part.getValueAs(InputStream.class)) {
            byte[] bytes = in.readNBytes(LARGEST_FIELD + 1);
            if (bytes.length > LARGEST_FIELD) {
                throw new Problem(CommonError.TOO_LARGE, 1);
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Problem(e, CommonError.BAD_REQUEST);
        }
    }

    private static long number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Long.parseLong(typed) : 0;
    }
}
