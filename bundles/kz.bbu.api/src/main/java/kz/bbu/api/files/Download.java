package kz.bbu.api.files;

/**
 * A file as the answer of a REST method; the platform sends it, whole or the range that was asked for.
 *
 * @param name under which a browser saves it
 * @param view whether a browser shows it instead of saving it; only {@link StoredFile#isViewable viewable} ones are shown
 */
public record Download(StoredFile file, String name, boolean view) {}
