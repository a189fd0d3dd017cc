package kz.bbu.files;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.files.Download;
import kz.bbu.api.files.Files;
import kz.bbu.api.files.StoredFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/**
 * Sends each {@link Download} that a resource returns: whole, a range of it, or word that nothing has changed.
 *
 * <p>Nothing that a file holds runs in the portal's name: it is saved, unless its content is a picture or a PDF, and what a browser shows is in a sandbox.
 */
@Component(service = ContainerResponseFilter.class)
@JakartarsExtension
@JakartarsName("downloads")
public final class DownloadFilter implements ContainerResponseFilter {
    private static final int BUFFER = 1 << 16;
    private static final String SANDBOX = "default-src 'none'; sandbox";

    /** What a browser would take for a page is not even called so. */
    private static final Set<String> ACTIVE = Set.of(
            "text/html", "application/xhtml+xml", "image/svg+xml", "application/xml", "text/xml", "text/javascript");

    private final Files files;

    @Activate
    public DownloadFilter(@Reference Files files) {
        this.files = files;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Download download)) {
            return;
        }
        StoredFile file = download.file();
        String tag = "\"" + file.sha256() + "\"";
        describe(download, tag, response.getHeaders());
        if (names(request.getHeaderString("If-None-Match"), tag)) {
            response.setStatus(304);
            response.setEntity(null);
            return;
        }
        Optional<ByteRange> range = range(request, tag, file.bytes());
        if (range.isPresent() && range.get().count() <= 0) {
            response.setStatus(416);
            response.getHeaders().putSingle("Content-Range", "bytes */" + file.bytes());
            response.setEntity(null);
            return;
        }
        range.ifPresent(part -> {
            response.setStatus(206);
            response.getHeaders()
                    .putSingle("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.bytes());
        });
        ByteRange sent = range.orElse(new ByteRange(0, file.bytes() - 1));
        response.getHeaders().putSingle("Content-Length", Long.toString(sent.count()));
        // Opened before the answer begins: what is gone is told by a status.
        boolean head = request.getMethod().equals("HEAD");
        StreamingOutput body = head ? out -> {} : send(files.open(file.id(), sent.first()), sent.count());
        response.setEntity(body, new Annotation[0], type(download));
    }

    private static void describe(Download download, String tag, MultivaluedMap<String, Object> headers) {
        StoredFile file = download.file();
        boolean shown = isShown(download);
        headers.putSingle("ETag", tag);
        headers.putSingle("Accept-Ranges", "bytes");
        // The server would pack what is text, and a range of the file is no range of what is packed.
        headers.putSingle("Content-Encoding", "identity");
        // A file that has been taken away must not come from elsewhere.
        headers.putSingle("Cache-Control", "no-cache, no-transform");
        headers.putSingle("Content-Disposition", disposition(shown ? "inline" : "attachment", download.name()));
        headers.putSingle("Content-Security-Policy", SANDBOX);
        headers.putSingle("X-Content-Type-Options", "nosniff");
    }

    private static boolean isShown(Download download) {
        return download.view() && download.file().isViewable();
    }

    private static MediaType type(Download download) {
        String type = isShown(download)
                ? download.file().contentType()
                : download.file().type();
        return ACTIVE.contains(type) || type.endsWith("+xml")
                ? MediaType.APPLICATION_OCTET_STREAM_TYPE
                : MediaType.valueOf(type);
    }

    private static String disposition(String kind, String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + encoded;
    }

    /** Servers that pack answers put an ending to the tag. */
    private static boolean names(String header, String tag) {
        return header != null && (header.strip().equals("*") || header.contains(tag.substring(0, tag.length() - 1)));
    }

    private static Optional<ByteRange> range(ContainerRequestContext request, String tag, long size) {
        String condition = request.getHeaderString("If-Range");
        boolean same = condition == null || condition.equals(tag);
        return same ? ByteRange.of(request.getHeaderString("Range"), size) : Optional.empty();
    }

    private static StreamingOutput send(InputStream in, long count) {
        return out -> {
            try (in) {
                copy(in, out, count);
            }
        };
    }

    private static void copy(InputStream in, OutputStream out, long count) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, BUFFER));
            if (read < 0) {
                throw new IOException("the file is shorter than its row says");
            }
            out.write(buffer, 0, read);
            left -= read;
        }
    }
}
