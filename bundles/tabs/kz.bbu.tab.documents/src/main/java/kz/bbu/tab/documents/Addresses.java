package kz.bbu.tab.documents;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Page;

/** Where the documents of an authority are, and answers that lead there. */
public final class Addresses {
    private Addresses() {}

    static Authority authority(Directory directory, String slug) {
        return directory.authority(slug).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
    }

    /** The page of what is in no folder. */
    public static String of(Authority authority) {
        return "/org/" + authority.slug() + "/documents";
    }

    /** The page of a folder, 0 for what is in none. */
    public static String folder(Authority authority, long id) {
        return of(authority) + (id == 0 ? "" : "?folder=" + id);
    }

    /** Where files are sent to. */
    public static String upload(Authority authority, long folderId) {
        return of(authority) + "?folder=" + folderId + "&" + Csrf.query();
    }

    /** A page that shows again what was sent, and what is wrong with it. */
    static Response refused(Page page, Problem problem) {
        return Response.ok(page.status(problem.code().status())).build();
    }

    static Response to(String address) {
        return Response.seeOther(URI.create(address)).build();
    }
}
