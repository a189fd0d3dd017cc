package kz.bbu.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kz.bbu.api.platform.Imports;

/**
 * A page of what an import does at institutions.
 *
 * @param all whether institutions are shown too where nothing changes
 * @param page from 1
 */
public record ImportInstitutions(
        Imports.Import found, String search, boolean all, int page, Imports.Institutions part) {
    static final int PAGE = 25;

    public String address() {
        return "/admin/imports/" + found.id() + "/institutions";
    }

    public String pageAddress(int number) {
        return address() + "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8) + (all ? "&all=true" : "")
                + "&page=" + number;
    }

    public int first() {
        return part.institutions().isEmpty() ? 0 : (page - 1) * PAGE + 1;
    }

    public int last() {
        return part.institutions().isEmpty() ? 0 : first() + part.institutions().size() - 1;
    }
}
