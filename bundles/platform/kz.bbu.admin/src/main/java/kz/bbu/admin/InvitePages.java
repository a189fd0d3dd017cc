package kz.bbu.admin;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.bbu.admin.jte.JteinviteGenerated;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Limits;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.files.Upload;
import kz.bbu.api.platform.PasswordLinks;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import org.glassfish.jersey.media.multipart.FormDataParam;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** Invitations by list: all people of it or none; the links are shown once, for handing out. */
@Component(service = InvitePages.class)
@JakartarsResource
@Path("/admin/users/invite")
@Produces("text/html;charset=UTF-8")
@Allowed(Role.ADMINISTRATOR)
public final class InvitePages {
    private static final int LISTS = 20;
    private static final Duration TIME = Duration.ofMinutes(10);

    private final PasswordLinks links;
    private final Transactions transactions;
    private final Limits limits;
    private final Registry registry;
    private final Texts texts;

    @Activate
    public InvitePages(
            @Reference PasswordLinks links,
            @Reference Transactions transactions,
            @Reference Limits limits,
            @Reference Registry registry,
            @Reference Texts texts) {
        this.links = links;
        this.transactions = transactions;
        this.limits = limits;
        this.registry = registry;
        this.texts = texts;
    }

    @GET
    public Page form() {
        return page(0, List.of(), List.of(), 200);
    }

    @POST
    @Consumes("multipart/form-data")
    @Upload(megabytes = InviteList.LARGEST_MEGABYTES)
    public Page invite(
            @FormDataParam("authority") String authority,
            @FormDataParam("file") InputStream file,
            @Context UriInfo address)
            throws IOException {
        long under = Fields.id(authority == null ? "" : authority);
        if (file == null) {
            return page(under, List.of(texts.text("upload.noFile")), List.of(), 422);
        }
        try {
            limits.count("users.invite", Long.toString(Viewer.current().accountId()), LISTS, TIME);
            InviteList list = InviteList.read(file, texts);
            List<HandOut> invited = list.errors.isEmpty() ? invite(list, under, address) : List.of();
            return list.errors.isEmpty()
                    ? page(under, List.of(), invited, 200)
                    : page(under, list.errors, List.of(), 422);
        } catch (Problem e) {
            if (e.code() != CommonError.TOO_LARGE && e.code() != CommonError.TOO_MANY) {
                throw e;
            }
            return page(under, List.of(texts.explain(e)), List.of(), e.code().status());
        }
    }

    /** Invites everybody; adds what is wrong to the list's errors, and then nobody is invited. */
    private List<HandOut> invite(InviteList list, long authority, UriInfo address) {
        List<HandOut> invited = new ArrayList<>();
        try {
            transactions.run(() -> {
                for (InviteList.Invitee person : list.people) {
                    try {
                        invited.add(HandOut.of(
                                links.invite(person.email(), person.name(), person.role(), authority), address));
                    } catch (Problem e) {
                        if (e.code() == CommonError.NOT_FOUND || e.code().status() >= 500) {
                            throw e;
                        }
                        list.wrong(person.line(), texts.explain(e));
                    }
                }
                if (!list.errors.isEmpty()) {
                    throw new Problem(CommonError.CONFLICT);
                }
                return null;
            });
        } catch (Problem e) {
            if (e.code() != CommonError.CONFLICT) {
                throw e;
            }
        }
        return invited;
    }

    private Page page(long authority, List<String> errors, List<HandOut> invited, int status) {
        InviteView view = new InviteView(registry.authorities(), authority, errors, invited);
        return Page.of(
                        texts.text("invite.title"),
                        Jte.html(out -> JteinviteGenerated.render(out, null, texts, view, Csrf.query())))
                .status(status);
    }
}
