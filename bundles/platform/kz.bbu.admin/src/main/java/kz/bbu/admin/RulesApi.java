package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.platform.RuleAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The rules and the calendar, for programs to read. */
@Component(service = RulesApi.class)
@JakartarsResource
@Path("/api/v1/admin")
@Produces("application/json")
@Allowed(Role.STAFF)
public final class RulesApi {
    private final Rules rules;
    private final RuleAdmin admin;

    @Activate
    public RulesApi(@Reference Rules rules, @Reference RuleAdmin admin) {
        this.rules = rules;
        this.admin = admin;
    }

    /** The rules of a kind, or of all; by kind, grade and day. */
    @GET
    @Path("rules")
    public List<Rule> rules(@QueryParam("kind") @DefaultValue("") String kind) {
        return kind.isEmpty()
                ? Arrays.stream(Rules.Kind.values())
                        .flatMap(each -> rules.all(each).stream())
                        .toList()
                : rules.all(RulePages.kind(kind));
    }

    /** The days out of a school year, named by the year in which it ends; of the present one where none is named. */
    @GET
    @Path("calendar")
    public List<DaysOut> calendar(@QueryParam("year") @DefaultValue("") String year) {
        SchoolYear wanted = SchoolYear.parse(year);
        return admin.daysOut(wanted.first(), wanted.last());
    }
}
