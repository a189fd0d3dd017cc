package kz.bbu.admin;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import kz.bbu.admin.jte.JtequotaGenerated;
import kz.bbu.admin.jte.JtequotasGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import kz.bbu.api.files.Files.Room;
import kz.bbu.api.platform.FileQuotas;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Notices;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The room that the files of each authority have, for administrators of the root. */
@Component(service = QuotaPages.class)
@JakartarsResource
@Path("/admin/quotas")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class QuotaPages {
    private static final String LIST = "/admin/quotas";

    private final FileQuotas quotas;
    private final Registry registry;
    private final Notices notices;
    private final Texts texts;

    @Activate
    public QuotaPages(
            @Reference FileQuotas quotas,
            @Reference Registry registry,
            @Reference Notices notices,
            @Reference Texts texts) {
        this.quotas = quotas;
        this.registry = registry;
        this.notices = notices;
        this.texts = texts;
    }

    @GET
    public Page list() {
        List<Authority> authorities = registry.authorities();
        Map<Long, Room> rooms =
                quotas.rooms(authorities.stream().map(Authority::id).toList());
        return Page.of(
                texts.text("quotas.title"),
                Jte.html(out -> JtequotasGenerated.render(out, null, texts, authorities, rooms)));
    }

    @GET
    @Path("{id: [0-9]{1,19}}")
    public Page ask(@PathParam("id") long id) {
        OptionalInt own = quotas.own(id);
        return page(authority(id), own.isPresent() ? Integer.toString(own.getAsInt()) : "", "");
    }

    /** Gives an authority a quota of its own, or, where nothing was typed, the one that all have. */
    @POST
    @Path("{id: [0-9]{1,19}}")
    public Response save(@PathParam("id") long id, @FormParam("megabytes") @DefaultValue("") String megabytes) {
        Authority authority = authority(id);
        // As people part thousands.
        String number = megabytes.replaceAll("[\\s\\p{Z}]", "");
        boolean good = number.matches("\\d{0,8}")
                && (number.isEmpty() || Integer.parseInt(number) <= FileQuotas.MOST_MEGABYTES);
        if (!good) {
            String error = texts.text("quotas.wrong", FileQuotas.MOST_MEGABYTES);
            return Response.ok(page(authority, megabytes, error).status(422)).build();
        }
        quotas.set(id, number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(number)));
        notices.show(Notices.Kind.DONE, texts.text("quotas.saved", authority.name()));
        return Response.seeOther(URI.create(LIST)).build();
    }

    private Page page(Authority authority, String typed, String error) {
        Room room = quotas.rooms(List.of(authority.id())).get(authority.id());
        return Page.of(
                texts.text("quotas.change", authority.name()),
                Jte.html(out -> JtequotaGenerated.render(
                        out, null, texts, authority, room, quotas.common(), typed, error, Csrf.field())));
    }

    private Authority authority(long id) {
        return registry.authority(id).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }
}
