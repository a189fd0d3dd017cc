package kz.bbu.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.text.Alphabet;

/**
 * A page of what an import does at institutions, in the order of the Kazakh alphabet.
 *
 * @param all whether institutions are shown too where nothing changes
 * @param page from 1
 * @param count institutions on all pages
 */
public record ImportInstitutions(
        Imports.Import found, String search, boolean all, int page, int count, List<Row> rows) {
    private static final int PAGE = 25;

    /** An institution and its files; the name may be empty. */
    public record Row(String name, List<LoadCount> counts) {}

    /** Chooses the page among all counts. */
    static ImportInstitutions of(
            Imports.Import found, List<LoadCount> counts, Alphabet alphabet, String search, boolean all, int page) {
        Map<Long, List<LoadCount>> institutions = new LinkedHashMap<>();
        counts.forEach(count -> institutions
                .computeIfAbsent(count.organisationId(), id -> new ArrayList<>())
                .add(count));
        String sought = alphabet.fold(search);
        List<Row> chosen = institutions.values().stream()
                .filter(files -> all || files.stream().anyMatch(LoadCount::changesSomething))
                .map(files -> new Row(files.get(0).organisation(), files))
                .filter(row -> alphabet.fold(row.name()).contains(sought))
                .sorted(Comparator.comparing(row -> alphabet.sortKey(row.name()), Arrays::compareUnsigned))
                .toList();
        int first = (int) Math.min((page - 1L) * PAGE, chosen.size());
        int last = Math.min(first + PAGE, chosen.size());
        return new ImportInstitutions(found, search, all, page, chosen.size(), chosen.subList(first, last));
    }

    public String address() {
        return "/admin/imports/" + found.id() + "/institutions";
    }

    public String pageAddress(int number) {
        return address() + "?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8) + (all ? "&all=true" : "")
                + "&page=" + number;
    }

    public int first() {
        return rows.isEmpty() ? 0 : (page - 1) * PAGE + 1;
    }

    public int last() {
        return rows.isEmpty() ? 0 : first() + rows.size() - 1;
    }
}
