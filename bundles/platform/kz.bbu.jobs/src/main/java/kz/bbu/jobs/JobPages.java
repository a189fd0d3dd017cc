package kz.bbu.jobs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.job.Job;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import kz.bbu.jobs.jte.JtejobGenerated;
import kz.bbu.jobs.jte.JtejobsGenerated;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Jobs as pages; a running one comes again every two seconds without any script. */
@Component(service = JobPages.class)
@JakartarsResource
@Path("/jobs")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.MEMBER)
public final class JobPages {
    private final Jobs jobs;
    private final Texts texts;

    @Activate
    public JobPages(@Reference Jobs jobs, @Reference Texts texts) {
        this.jobs = jobs;
        this.texts = texts;
    }

    @GET
    public Page list() {
        var newest = jobs.jobs(0, 100);
        return Page.of(texts.text("title"), Jte.html(out -> JtejobsGenerated.render(out, null, texts, newest)));
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Response job(@PathParam("id") long id) {
        Job job = jobs.job(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        Page page = Page.of(
                job.title(), Jte.html(out -> JtejobGenerated.render(out, null, texts, job, Jte.content(Csrf.field()))));
        Response.ResponseBuilder response = Response.ok(page);
        return job.state().isEnd()
                ? response.build()
                : response.header("Refresh", "2").build();
    }

    @POST
    @Path("{id: [0-9]{1,18}}/cancel")
    public Response cancel(@PathParam("id") long id) {
        jobs.cancel(id);
        return Response.seeOther(URI.create("/jobs/" + id)).build();
    }
}
