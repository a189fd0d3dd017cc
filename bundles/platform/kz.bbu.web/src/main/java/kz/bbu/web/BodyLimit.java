package kz.bbu.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kz.bbu.api.files.Upload;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsApplicationSelect;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsExtension;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsName;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Refuses bodies that are larger than their method takes ({@link Upload}), by what is announced, before anything is read, and by what comes; and those of a type that it cannot read.
 *
 * <p>Methods that consume files as they are, without a form around them, and nothing else, are left alone: they read piece by piece and count.
 */
@Component(service = ContainerRequestFilter.class, configurationPid = "kz.bbu.web")
@Designate(ocd = BodyLimit.Config.class)
@JakartarsExtension
@JakartarsName("bodyLimit")
@JakartarsApplicationSelect("(osgi.jakartars.name=*)")
@Priority(Priorities.ENTITY_CODER)
public final class BodyLimit implements ContainerRequestFilter {
    private static final int MEGABYTE = 1_000_000;

    /** What comes without files, or beside them. */
    private static final int DATA_MEGABYTES = 1;

    private static final Set<String> PLAIN_FILES = Set.of(MediaType.APPLICATION_OCTET_STREAM, "application/zip");

    /** Limits; larger packages go by the console or the API. */
    @ObjectClassDefinition
    public @interface Config {
        @AttributeDefinition(description = "Megabytes of the files of a form at most")
        int maxUploadMegabytes() default 512;
    }

    private final int uploadMegabytes;

    @Activate
    public BodyLimit(Config config) {
        this.uploadMegabytes = config.maxUploadMegabytes();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ExtendedUriInfo uri = (ExtendedUriInfo) request.getUriInfo();
        Method method = uri.getMatchedResourceMethod().getInvocable().getHandlingMethod();
        requireType(request.getMediaType(), method);
        limit(request, method);
    }

    /** Refuses what the framework lets through to a method and then fails at: a type that may be any, and what is no form where fields are asked for. */
    static void requireType(MediaType type, Method method) {
        boolean any = type != null && (type.isWildcardType() || type.isWildcardSubtype());
        boolean isForm = type != null && type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE);
        boolean asksForFields =
                Arrays.stream(method.getParameters()).anyMatch(field -> field.isAnnotationPresent(FormParam.class));
        if (any || asksForFields && !isForm) {
            throw new NotSupportedException();
        }
    }

    /** Limits a request by the method that it is for. */
    void limit(ContainerRequestContext request, AnnotatedElement method) {
        if (takesPlainFiles(method)) {
            return;
        }
        Upload upload = method.getAnnotation(Upload.class);
        int files = upload == null ? 0 : Math.min(upload.megabytes(), uploadMegabytes);
        long most = ((long) files + DATA_MEGABYTES) * MEGABYTE;
        int told = Math.max(files, DATA_MEGABYTES);
        if (announced(request) > most) {
            throw new Problem(CommonError.TOO_LARGE, told);
        }
        request.setEntityStream(new Counted(request.getEntityStream(), most, told));
    }

    /** The framework's own length ends at 2 GB. */
    private static long announced(ContainerRequestContext request) {
        String length = request.getHeaderString("Content-Length");
        return length == null || !length.matches("\\d{1,18}") ? -1 : Long.parseLong(length);
    }

    /** Asks the method and not the request: whoever sends it may say of the body whatever helps. */
    private static boolean takesPlainFiles(AnnotatedElement method) {
        Consumes consumes = method.getAnnotation(Consumes.class);
        return consumes != null && PLAIN_FILES.containsAll(List.of(consumes.value()));
    }

    /** A stream that ends with an error where it grows too long. */
    private static final class Counted extends FilterInputStream {
        private final int told;
        private long left;

        /** Takes how many bytes there may be, and how many megabytes the refusal tells of. */
        Counted(InputStream in, long most, int told) {
            super(in);
            this.left = most;
            this.told = told;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new Problem(CommonError.TOO_LARGE, told);
            }
        }
    }
}
