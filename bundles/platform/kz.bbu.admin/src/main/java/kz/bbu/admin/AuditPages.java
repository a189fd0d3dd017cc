package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import kz.bbu.admin.jte.JteauditGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.AuditLog;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Who did what, within the administrator's scope. */
@Component(service = AuditPages.class)
@JakartarsResource
@Path("/admin/audit")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class AuditPages {
    private static final int MOST_PAGES = 100_000;

    private final AuditLog log;
    private final Texts texts;

    @Activate
    public AuditPages(@Reference AuditLog log, @Reference Texts texts) {
        this.log = log;
        this.texts = texts;
    }

    @GET
    public Page list(
            @QueryParam("who") @DefaultValue("") String who,
            @QueryParam("action") @DefaultValue("") String action,
            @QueryParam("object") @DefaultValue("") String object,
            @QueryParam("first") @DefaultValue("") String first,
            @QueryParam("last") @DefaultValue("") String last,
            @QueryParam("page") @DefaultValue("1") int page) {
        if (page < 1 || page > MOST_PAGES) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        List<String> actions = log.actions();
        AuditFilter filter = AuditFilter.of(who, known(action, actions), object, first, last);
        Map<String, String> errors = filter.errors(texts);
        AuditView view = errors.isEmpty()
                ? new AuditView(
                        filter,
                        errors,
                        actions,
                        log.list(filter.query(), (page - 1) * AuditView.PAGE, AuditView.PAGE),
                        page,
                        log.count(filter.query()))
                : new AuditView(filter, errors, actions, List.of(), 1, 0);
        return Page.of(texts.text("audit.title"), Jte.html(out -> JteauditGenerated.render(out, null, texts, view)))
                .status(errors.isEmpty() ? 200 : 422);
    }

    /** All events that the filter finds. */
    @GET
    @Path("events.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response export(
            @QueryParam("who") @DefaultValue("") String who,
            @QueryParam("action") @DefaultValue("") String action,
            @QueryParam("object") @DefaultValue("") String object,
            @QueryParam("first") @DefaultValue("") String first,
            @QueryParam("last") @DefaultValue("") String last) {
        AuditFilter filter = AuditFilter.of(who, known(action, log.actions()), object, first, last);
        if (!filter.errors(texts).isEmpty()) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        Viewer viewer = Viewer.current();
        StreamingOutput body = out -> write(filter, viewer, out);
        return Response.ok(body)
                .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                .build();
    }

    private void write(AuditFilter filter, Viewer viewer, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            Viewers.call(viewer, () -> {
                writer.write('\ufeff');
                writer.write(CsvLine.of(
                        texts.text("audit.when"),
                        texts.text("audit.who"),
                        texts.text("audit.address"),
                        texts.text("audit.action"),
                        texts.text("audit.code"),
                        texts.text("audit.object")));
                log.export(filter.query(), event -> write(event, writer));
                return null;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the audit log", e);
        }
        writer.flush();
    }

    private void write(AuditLog.Event event, Writer writer) {
        try {
            writer.write(CsvLine.of(
                    texts.formats().dateTime(event.happened()),
                    event.account(),
                    event.address(),
                    AuditView.action(texts, event.action()),
                    event.action(),
                    event.object()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String known(String action, List<String> actions) {
        if (!action.isEmpty() && !actions.contains(action)) {
            throw new Problem(CommonError.BAD_VALUE, "action", action);
        }
        return action;
    }
}
