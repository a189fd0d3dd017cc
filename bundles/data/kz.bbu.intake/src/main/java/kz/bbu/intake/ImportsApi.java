package kz.bbu.intake;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Imports for programs. */
@Component(service = ImportsApi.class)
@JakartarsResource
@Path("/api/v1/imports")
@Produces("application/json")
@Allowed(Role.STAFF)
public final class ImportsApi {
    private static final int LARGEST_PAGE = 100;
    private static final int LONGEST_SEARCH = 100;

    private final Imports imports;

    @Activate
    public ImportsApi(@Reference Imports imports) {
        this.imports = imports;
    }

    @GET
    public List<Imports.Import> list(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("50") int limit) {
        requirePage(offset, limit);
        return imports.list(offset, limit);
    }

    private static void requirePage(int offset, int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new Problem(CommonError.BAD_VALUE, "limit", limit);
        }
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Imports.Import find(@PathParam("id") long id) {
        return imports.find(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    @GET
    @Path("{id: [0-9]{1,18}}/findings")
    public List<Imports.Finding> findings(@PathParam("id") long id) {
        List<Imports.Finding> findings = new ArrayList<>();
        imports.findings(id, findings::add);
        return findings;
    }

    /** What an import does at institutions; without {@code unchanged} at those where something changes. */
    @GET
    @Path("{id: [0-9]{1,18}}/institutions")
    public Imports.Institutions institutions(
            @PathParam("id") long id,
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("unchanged") @DefaultValue("false") boolean unchanged,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        requirePage(offset, limit);
        if (search.length() > LONGEST_SEARCH) {
            throw new Problem(CommonError.BAD_VALUE, "search", search);
        }
        return imports.institutions(id, search, unchanged, offset, limit);
    }

    /** Takes a package; the body is the zip. */
    @POST
    @Consumes({"application/zip", "application/octet-stream"})
    public Response submit(
            InputStream body,
            @QueryParam("fileName") @DefaultValue("package.zip") String fileName,
            @QueryParam("authority") @DefaultValue("0") long authority,
            @QueryParam("source") @DefaultValue("") String source,
            @QueryParam("strict") @DefaultValue("false") boolean strict,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @QueryParam("legalBasis") @DefaultValue("") String legalBasis) {
        long chosen = authority == 0 ? Viewer.current().authorityId() : authority;
        long id = imports.submit(
                new Imports.Submission(fileName, chosen, OptionalLong.empty(), source, strict, dryRun, legalBasis),
                body);
        return Response.accepted(imports.find(id).orElseThrow())
                .location(URI.create("/api/v1/imports/" + id))
                .build();
    }

    @POST
    @Path("{id: [0-9]{1,18}}/repeat")
    public Response repeat(@PathParam("id") long id) {
        long queued = imports.repeat(id);
        return Response.accepted()
                .location(URI.create("/api/v1/imports/" + queued))
                .build();
    }

    /** Brings back what was before, and tells what became of the import. */
    @POST
    @Path("{id: [0-9]{1,18}}/undo")
    public Imports.Import undo(@PathParam("id") long id) {
        return imports.undo(id);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/confirm")
    public Response confirm(@PathParam("id") long id) {
        imports.confirm(id);
        return Response.accepted().build();
    }
}
