package kz.bbu.jobs;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.job.Job;
import kz.bbu.api.job.Jobs;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Jobs for programs. */
@Component(service = JobsApi.class)
@JakartarsResource
@Path("/api/v1/jobs")
@Produces("application/json")
@Allowed(Role.MEMBER)
public final class JobsApi {
    private static final int LARGEST_PAGE = 100;

    private final Jobs jobs;

    @Activate
    public JobsApi(@Reference Jobs jobs) {
        this.jobs = jobs;
    }

    @GET
    public List<Job> list(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("50") int limit) {
        if (offset < 0 || limit < 1 || limit > LARGEST_PAGE) {
            throw new Problem(CommonError.BAD_VALUE, "limit", limit);
        }
        return jobs.jobs(offset, limit);
    }

    @GET
    @Path("{id: [0-9]{1,18}}")
    public Job job(@PathParam("id") long id) {
        return jobs.job(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    @POST
    @Path("{id: [0-9]{1,18}}/cancel")
    public Response cancel(@PathParam("id") long id) {
        jobs.cancel(id);
        return Response.accepted().build();
    }
}
