package kz.bbu.tab.documents;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.files.FileName;
import kz.bbu.api.files.Upload;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import kz.bbu.tab.documents.SentFiles.SentFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes files: those of a form at once, or one by one from the script that tells how far they are. */
@Component(service = Uploads.class)
@JakartarsResource
@Path("/org/{authority}/documents")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.STAFF)
public final class Uploads {
    private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
    private static final int MOST_FILES = 100;
    private static final long MEGABYTE = 1_000_000;

    private final Cabinet cabinet;
    private final Directory directory;
    private final Notices notices;
    private final Texts texts;
    private final Pages pages;

    @Activate
    public Uploads(
            @Reference Cabinet cabinet,
            @Reference Directory directory,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.cabinet = cabinet;
        this.directory = directory;
        this.notices = notices;
        this.texts = texts;
        this.pages = new Pages(cabinet, texts);
    }

    /** Takes the files of a form; each is stored or refused by itself. */
    @POST
    @Consumes("multipart/form-data")
    @Upload
    public Response form(
            @PathParam("authority") String slug,
            @QueryParam("folder") @DefaultValue("0") long folder,
            @HeaderParam("Content-Type") String type,
            InputStream body) {
        Authority authority = Addresses.authority(directory, slug);
        SentFiles sent = new SentFiles(type, body);
        Outcome outcome = new Outcome();
        Optional<SentFile> next = next(sent, outcome);
        while (next.isPresent()) {
            add(authority, folder, next.get(), outcome);
            next = next(sent, outcome);
        }
        if (outcome.count() == 0) {
            outcome.refuse(texts.text("upload.none"), 422);
        }
        if (!outcome.errors.isEmpty()) {
            Page page = pages.list(authority, folder, Refusal.ofFiles(outcome.errors, outcome.stored));
            return Response.ok(page.status(outcome.status)).build();
        }
        if (!outcome.shortened.isEmpty()) {
            // One notice, however many there are: notices travel in a cookie.
            notices.show(
                    Notices.Kind.WARNING,
                    texts.text("upload.shortened", String.join(", ", outcome.shortened), outcome.shortened.size()));
        }
        notices.show(Notices.Kind.DONE, texts.text("upload.done", outcome.stored.size()));
        return Addresses.to(Addresses.folder(authority, folder));
    }

    /** The next file; none after a form that is too large as a whole or breaks off: what came before is stored. */
    private Optional<SentFile> next(SentFiles sent, Outcome outcome) {
        try {
            return sent.next();
        } catch (Problem e) {
            outcome.refuse(texts.explain(e), e.code().status());
            return Optional.empty();
        }
    }

    private void add(Authority authority, long folder, SentFile file, Outcome outcome) {
        if (outcome.count() >= MOST_FILES) {
            if (outcome.count() == MOST_FILES) {
                outcome.refuse(texts.text("upload.many", MOST_FILES), 422);
            }
            return;
        }
        try {
            String name = cabinet.add(authority, folder, file.name(), file.content());
            outcome.stored.add(name);
            if (file.name().length() > FileName.LONGEST && name.length() == FileName.LONGEST) {
                outcome.shortened.add(name);
            }
        } catch (Problem e) {
            if (e.code().status() == 403 || e.code().status() == 404 || e.code() == CommonError.INTERNAL) {
                throw e;
            }
            String name = FileName.of(file.name());
            outcome.refuse(
                    texts.text("upload.error", name, texts.explain(e)), e.code().status());
        }
    }

    /** What became of the files of a form. */
    private static final class Outcome {
        private final List<String> stored = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private final List<String> shortened = new ArrayList<>();
        private int status;

        int count() {
            return stored.size() + errors.size();
        }

        void refuse(String error, int because) {
            errors.add(error);
            status = because;
        }
    }

    /** Takes one file as it is, and gives the name that it has now; what was refused is told as of any program. */
    @POST
    @Consumes("application/octet-stream")
    @Produces("application/json")
    public Map<String, String> file(
            @PathParam("authority") String slug,
            @QueryParam("folder") @DefaultValue("0") long folder,
            @QueryParam("name") @DefaultValue("") String name,
            @HeaderParam("Content-Length") @DefaultValue("0") long length,
            InputStream content) {
        Authority authority = Addresses.authority(directory, slug);
        long largest = cabinet.room(authority).largest();
        if (length > largest) {
            // The script sends no such file.
            throw new Problem(CommonError.TOO_LARGE, largest / MEGABYTE);
        }
        try {
            return Map.of("name", cabinet.add(authority, folder, name, content));
        } catch (Problem e) {
            drain(content, largest);
            throw e;
        }
    }

    /** Reads what is still sent, since a browser that cannot go on sending does not hear why. */
    private static void drain(InputStream content, long most) {
        byte[] buffer = new byte[1 << 16];
        long left = most;
        try {
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = content.read(buffer);
            }
        } catch (IOException gone) {
            LOG.debug("nobody hears why a file was refused", gone);
        }
    }
}
