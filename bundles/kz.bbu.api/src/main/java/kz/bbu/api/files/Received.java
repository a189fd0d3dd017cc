package kz.bbu.api.files;

/**
 * A file that has come in whole and is not kept yet.
 *
 * @param key its name on the disk
 * @param name made harmless by {@link FileName#of}
 * @param sha256 in hexadecimal digits
 * @param type the media type that content and name together tell, such as {@code application/pdf}
 * @param contentType the media type that the content alone tells; {@code application/octet-stream} if it tells none
 */
public record Received(
        String key, long authorityId, String name, long bytes, String sha256, String type, String contentType) {}
