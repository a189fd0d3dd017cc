package kz.bbu.tab.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.UploadContext;

/** The files of a form, one after another as they come: none of them waits in memory or on the disk for those behind it. */
final class SentFiles {
    private static final String ENCODING = "UTF-8";

    /** Names of 300 letters and more come; they are shortened when they are stored. */
    private static final int LONGEST_HEADER = 8_192;

    private final FileItemIterator parts;

    /**
     * Takes a body of {@code multipart/form-data}.
     *
     * @throws Problem {@link CommonError#BAD_REQUEST} if it is none
     */
    SentFiles(String contentType, InputStream body) {
        FileUpload upload = new FileUpload();
        upload.setHeaderEncoding(ENCODING);
        upload.setPartHeaderSizeMax(LONGEST_HEADER);
        try {
            parts = upload.getItemIterator(new Body(contentType, body));
        } catch (FileUploadException | IOException e) {
            throw new Problem(e, CommonError.BAD_REQUEST);
        }
    }

    /**
     * A file.
     *
     * @param name as the browser names it
     * @param content to be read before the next file is asked for; what is left of it then is passed over
     */
    record SentFile(String name, InputStream content) {}

    /**
     * The next file; empty at the end of the form.
     *
     * @throws Problem {@link CommonError#BAD_REQUEST} if the form breaks off
     */
    Optional<SentFile> next() {
        try {
            while (parts.hasNext()) {
                FileItemStream part = parts.next();
                // A field without a file comes too, without a name.
                if (!part.isFormField() && !part.getName().isBlank()) {
                    return Optional.of(new SentFile(part.getName(), part.openStream()));
                }
            }
            return Optional.empty();
        } catch (FileUploadException | IOException | InvalidFileNameException e) {
            throw new Problem(e, CommonError.BAD_REQUEST);
        }
    }

    private record Body(String contentType, InputStream stream) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return ENCODING;
        }

        @Override
        public String getContentType() {
            return contentType;
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return -1;
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return stream;
        }
    }
}
