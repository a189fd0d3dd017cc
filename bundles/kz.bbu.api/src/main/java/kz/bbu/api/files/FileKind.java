package kz.bbu.api.files;

import java.util.Locale;
import java.util.Set;

/** What a reader calls a media type; its label is {@code texts.term("fileKind", kind.code())}. */
public enum FileKind {
    PDF,
    TEXT,
    SHEET,
    SLIDES,
    PICTURE,
    SOUND,
    VIDEO,
    ARCHIVE,
    WEB,
    OTHER;

    private static final Set<String> ARCHIVES = Set.of(
            "application/zip",
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/gzip",
            "application/x-tar");
    private static final Set<String> PAGES =
            Set.of("text/html", "application/xhtml+xml", "image/svg+xml", "application/xml");

    /** The kind of a media type such as {@code application/pdf}. */
    public static FileKind of(String type) {
        if (PAGES.contains(type)) {
            return WEB;
        } else if (type.equals("application/pdf")) {
            return PDF;
        } else if (type.contains("spreadsheet") || type.contains("excel") || type.equals("text/csv")) {
            return SHEET;
        } else if (type.contains("presentation") || type.contains("powerpoint")) {
            return SLIDES;
        } else if (type.startsWith("image/")) {
            return PICTURE;
        } else if (type.startsWith("audio/")) {
            return SOUND;
        } else if (type.startsWith("video/")) {
            return VIDEO;
        } else if (ARCHIVES.contains(type)) {
            return ARCHIVE;
        } else if (type.startsWith("text/") || type.contains("word") || type.endsWith("rtf") || type.contains("text")) {
            return TEXT;
        }
        return OTHER;
    }

    /** Its code among the shared terms {@code fileKind}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
