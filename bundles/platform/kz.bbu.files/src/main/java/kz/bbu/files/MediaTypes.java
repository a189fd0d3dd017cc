package kz.bbu.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/** Tells what a file is. */
final class MediaTypes {
    private static final int LONGEST = 200;

    private final MimeTypes known = MimeTypes.getDefaultMimeTypes(MimeTypes.class.getClassLoader());

    /** What the content alone tells. */
    String byContent(Path path) throws IOException {
        return detect(path, new Metadata());
    }

    /** What content and name together tell; where they contradict each other, the content is right. */
    String byContentAndName(Path path, String name) throws IOException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        return detect(path, metadata);
    }

    private String detect(Path path, Metadata metadata) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            String type = known.detect(in, metadata).getBaseType().toString();
            return type.length() > LONGEST ? MimeTypes.OCTET_STREAM : type;
        }
    }
}
