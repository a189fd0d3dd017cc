package kz.bbu.web;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kz.bbu.api.problem.Problem;
import org.glassfish.jersey.media.multipart.MultiPart;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.media.multipart.MultiPartProperties;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;

/** Lets resources take uploads as {@code multipart/form-data}; files wait in a folder of their own until they are read. */
@Component(service = Feature.class, scope = ServiceScope.PROTOTYPE)
@JakartarsExtension
@JakartarsName("multipart")
public final class Multipart implements Feature {
    /** More than any form of the portal has. */
    private static final int MOST_PARTS = 500;

    @Override
    public boolean configure(FeatureContext context) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "uploads");
        try {
            Files.createDirectories(folder);
            sweep(folder, ManagementFactory.getRuntimeMXBean().getStartTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        context.register(new MultiPartProperties()
                .tempDir(folder.toString())
                .maxParts(MOST_PARTS)
                .resolver());
        context.register(MultiPartFeature.class);
        context.register(new BrokenForms());
        return true;
    }

    /** Removes what uploads left that a sudden end broke off. */
    static void sweep(Path folder, long before) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toMillis() < before) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Lets the reader of a form that is refused half-way clear away what it has put onto the disk: it does so for a stream that breaks off, and for nothing else. */
    private static final class BrokenForms implements ReaderInterceptor {
        @Override
        public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
            if (MultiPart.class.isAssignableFrom(context.getType())) {
                context.setInputStream(new Breaking(context.getInputStream()));
            }
            return context.proceed();
        }
    }

    private static final class Breaking extends FilterInputStream {
        Breaking(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (Problem refused) {
                throw new IOException(refused);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (Problem refused) {
                throw new IOException(refused);
            }
        }
    }
}
