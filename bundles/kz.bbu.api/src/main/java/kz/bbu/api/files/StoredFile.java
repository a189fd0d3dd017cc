package kz.bbu.api.files;

import java.time.Instant;
import java.util.Set;

/**
 * A file that is kept.
 *
 * @param name as it came in, made harmless
 * @param sha256 in hexadecimal digits
 * @param type the media type that content and name together tell, such as {@code application/pdf}
 * @param contentType the media type that the content alone tells
 */
public record StoredFile(
        long id,
        long authorityId,
        String name,
        long bytes,
        String sha256,
        String type,
        String contentType,
        Instant stored) {
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Tells whether it is a picture that a page may show: its content says so, whatever its name says. */
    public boolean isPicture() {
        return PICTURES.contains(contentType);
    }

    /** Tells whether a browser may show it instead of saving it: pictures and PDF, by their content. */
    public boolean isViewable() {
        return isPicture() || contentType.equals("application/pdf");
    }
}
