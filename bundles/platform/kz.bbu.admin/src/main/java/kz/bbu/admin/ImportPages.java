package kz.bbu.admin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import kz.bbu.admin.jte.JteimportGenerated;
import kz.bbu.admin.jte.JteimportInstitutionsGenerated;
import kz.bbu.admin.jte.JteimportUndoGenerated;
import kz.bbu.admin.jte.JteimportUndoneGenerated;
import kz.bbu.admin.jte.JteimportsGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.files.FileName;
import kz.bbu.api.files.Upload;
import kz.bbu.api.job.Job;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.glassfish.jersey.media.multipart.FormDataContentDisposition;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Packages in: upload, progress, what became of them. */
@Component(service = ImportPages.class)
@JakartarsResource
@Path("/admin/imports")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.STAFF)
public final class ImportPages {
    private static final int LISTED = 100;
    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_PAGES = 100_000;

    private final Imports imports;
    private final Jobs jobs;
    private final Registry registry;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public ImportPages(
            @Reference Imports imports,
            @Reference Jobs jobs,
            @Reference Registry registry,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.imports = imports;
        this.jobs = jobs;
        this.registry = registry;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page list() {
        return list("", 200);
    }

    private Page list(String error, int status) {
        List<Imports.Import> newest = imports.list(0, LISTED);
        List<Imports.Source> sources = imports.sources();
        List<Authority> authorities = registry.authorities();
        return Page.of(
                        texts.text("imports.title"),
                        Jte.html(out -> JteimportsGenerated.render(
                                out, null, texts, newest, sources, authorities, error, Csrf.query())))
                .status(status);
    }

    @POST
    @Consumes("multipart/form-data")
    @Upload
    public Response submit(
            @FormDataParam("authority") String authority,
            @FormDataParam("source") String source,
            @FormDataParam("newSource") String newSource,
            @FormDataParam("strict") String strict,
            @FormDataParam("dryRun") String dryRun,
            @FormDataParam("legalBasis") String legalBasis,
            @FormDataParam("file") InputStream file,
            @FormDataParam("file") FormDataContentDisposition details) {
        if (file == null
                || details == null
                || details.getFileName() == null
                || details.getFileName().isBlank()) {
            return Response.ok(list(texts.text("upload.noFile"), 422)).build();
        }
        if (blank(legalBasis)) {
            return Response.ok(list(texts.text("imports.noBasis"), 422)).build();
        }
        Imports.Submission asked = new Imports.Submission(
                FileName.ofPart(details.getFileName()),
                number(authority),
                blank(source) ? OptionalLong.empty() : OptionalLong.of(number(source)),
                blank(newSource) ? "" : newSource.strip(),
                strict != null,
                dryRun != null,
                legalBasis.strip());
        try {
            return Response.seeOther(URI.create("/admin/imports/" + imports.submit(asked, file)))
                    .build();
        } catch (Problem e) {
            if (e.code() != CommonError.TOO_LARGE) {
                throw e;
            }
            return Response.ok(list(texts.explain(e), e.code().status())).build();
        }
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response one(@PathParam("id") long id) {
        Imports.Import found = find(id);
        boolean running = found.ended().isEmpty() && found.state() != Imports.State.CONFIRMING;
        Job job = running ? jobs.job(found.jobId()).orElse(null) : null;
        boolean isPublished = found.state() == Imports.State.DONE && !found.dryRun();
        String whyNotUndo = isPublished ? imports.whyNotUndo(id).orElse("") : "";
        Page page = Page.of(
                texts.text("import.title", found.fileName()),
                Jte.html(out -> JteimportGenerated.render(
                        out,
                        null,
                        texts,
                        found,
                        job,
                        imports.before(id),
                        ImportFindings.of(imports.groups(id), each -> imports.findings(id, each)),
                        whyNotUndo,
                        Csrf.field())));
        Response.ResponseBuilder response = Response.ok(page);
        return running ? response.header("Refresh", "2").build() : response.build();
    }

    /** What an import does at each institution. */
    @GET
    @Path("{id: [0-9]{1,18}}/institutions")
    public Page institutions(
            @PathParam("id") long id,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("all") @DefaultValue("false") boolean all,
            @QueryParam("page") @DefaultValue("1") int page) {
        if (search.length() > LONGEST_SEARCH || page < 1 || page > MOST_PAGES) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
        Imports.Import found = find(id);
        int offset = (page - 1) * ImportInstitutions.PAGE;
        ImportInstitutions institutions = new ImportInstitutions(
                found, search, all, page, imports.institutions(id, search, all, offset, ImportInstitutions.PAGE));
        return Page.of(
                texts.text("import.institutions.title", found.fileName()),
                Jte.html(out -> JteimportInstitutionsGenerated.render(out, null, texts, institutions)));
    }

    /** All findings that were kept, as a table for the vendor of the package. */
    @GET
    @Path("{id: [0-9]{1,18}}/errors.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response findings(@PathParam("id") long id) {
        find(id);
        Viewer viewer = Viewer.current();
        StreamingOutput body = out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\ufeff');
            writer.write(CsvLine.of(
                    texts.text("finding.kind"),
                    texts.text("finding.file"),
                    texts.text("finding.line"),
                    texts.text("finding.column"),
                    texts.text("finding.value"),
                    texts.text("finding.rule"),
                    texts.text("finding.text")));
            write(id, viewer, writer);
            writer.flush();
        };
        return Response.ok(body)
                .header("Content-Disposition", "attachment; filename=\"errors-" + id + ".csv\"")
                .build();
    }

    private void write(long id, Viewer viewer, Writer writer) throws IOException {
        try {
            Viewers.call(viewer, () -> {
                imports.findings(id, f -> {
                    try {
                        writer.write(CsvLine.of(
                                texts.text(f.isError() ? "finding.error" : "finding.warning"),
                                f.file(),
                                Long.toString(f.line()),
                                f.column(),
                                f.value(),
                                f.rule(),
                                f.text()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                return null;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (Exception e) {
            throw new IOException("the findings of import " + id, e);
        }
    }

    @POST
    @Path("{id: [0-9]{1,18}}/repeat")
    public Response repeat(@PathParam("id") long id) {
        long queued = imports.repeat(id);
        notices.show(Notices.Kind.DONE, texts.text("import.repeated"));
        return Response.seeOther(URI.create("/admin/imports/" + queued)).build();
    }

    /** Asks before undoing: says what will happen and names the import. */
    @GET
    @Path("{id: [0-9]{1,18}}/undo")
    public Page askUndo(@PathParam("id") long id) {
        Imports.Import found = find(id);
        String whyNot = imports.whyNotUndo(id).orElse("");
        return Page.of(
                texts.text("import.undo.ask", found.fileName()),
                Jte.html(out -> JteimportUndoGenerated.render(out, null, texts, found, whyNot, Csrf.field())));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/undo")
    public Page undo(@PathParam("id") long id) {
        Imports.Import found = imports.undo(id);
        return Page.of(
                texts.text("import.undo.done", found.fileName()),
                Jte.html(out -> JteimportUndoneGenerated.render(out, null, texts, found)));
    }

    private Imports.Import find(long id) {
        return imports.find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/confirm")
    public Response confirm(@PathParam("id") long id) {
        imports.confirm(id);
        return Response.seeOther(URI.create("/admin/imports/" + id)).build();
    }

    private static boolean blank(String value) {
        return value == null || value.isBlank();
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value == null ? "" : value);
        } catch (NumberFormatException e) {
            throw new Problem(CommonError.BAD_REQUEST);
        }
    }
}
