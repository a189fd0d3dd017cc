package kz.bbu.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** What imports did, in the database: as a whole, and at each institution so that a page of them is read without the others. */
final class CountBook {
    private static final String COUNTS = "file, org_id, rows_read, added, changed, ended, skipped";
    private static final int LONGEST_FOLD = 1000;

    private final Sql sql;
    private final Alphabet alphabet;

    CountBook(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
    }

    /** Keeps the counts of an import in place of those of an earlier run. */
    void keep(long importId, List<LoadCount> counts, Bulk bulk) {
        sql.update("delete from intake_count where import_id = ?", importId);
        sql.update("delete from intake_institution where import_id = ?", importId);
        Map<Long, List<LoadCount>> institutions = new LinkedHashMap<>();
        try (Bulk.Writer writer = bulk.open("intake_count", columns("import_id, " + COUNTS))) {
            for (LoadCount count : counts) {
                writer.add(
                        importId,
                        count.file(),
                        count.organisationId(),
                        count.read(),
                        count.added(),
                        count.changed(),
                        count.ended(),
                        count.skipped());
                if (count.organisationId() != 0) {
                    institutions
                            .computeIfAbsent(count.organisationId(), id -> new ArrayList<>())
                            .add(count);
                }
            }
        }
        try (Bulk.Writer writer =
                bulk.open("intake_institution", columns("import_id, org_id, name, name_sort, name_fold, changes"))) {
            institutions.forEach((id, files) -> institution(writer, importId, id, files));
        }
    }

    private void institution(Bulk.Writer writer, long importId, long id, List<LoadCount> files) {
        String name = files.get(0).organisation();
        String fold = alphabet.fold(name);
        writer.add(
                importId,
                id,
                name,
                alphabet.sortKey(name),
                fold.substring(0, Math.min(LONGEST_FOLD, fold.length())),
                files.stream().anyMatch(LoadCount::changesSomething));
    }

    private static List<String> columns(String names) {
        return List.of(names.split(", "));
    }

    /** The counts of a package as a whole, by file. */
    List<LoadCount> whole(long importId) {
        return whole(List.of(importId)).getOrDefault(importId, List.of());
    }

    /** The counts of packages as a whole, by import and file; imports without counts are missing. */
    Map<Long, List<LoadCount>> whole(Collection<Long> importIds) {
        Map<Long, List<LoadCount>> counts = new HashMap<>();
        if (!importIds.isEmpty()) {
            sql.each(
                    "select " + COUNTS + ", import_id from intake_count where import_id in (" + joined(importIds)
                            + ") and org_id = 0 order by file",
                    row -> counts.computeIfAbsent(row.getLong(8), id -> new ArrayList<>())
                            .add(count(row, "")));
        }
        return counts;
    }

    private static String joined(Collection<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** As {@link Imports#institutions}. */
    Imports.Institutions institutions(long importId, String search, boolean unchanged, int offset, int limit) {
        String chosen = " from intake_institution where import_id = ? and name_fold like ? escape '!'"
                + (unchanged ? "" : " and changes = true");
        String pattern = "%" + Sql.literal(alphabet.fold(search)) + "%";
        Map<Long, String> names = new LinkedHashMap<>();
        sql.each(
                "select org_id, name" + chosen + " order by name_sort, org_id offset ? rows fetch next ? rows only",
                row -> names.put(row.getLong(1), row.getString(2)),
                importId,
                pattern,
                offset,
                limit);
        Map<Long, List<LoadCount>> counts = counts(importId, names);
        List<Imports.Institution> institutions = names.keySet().stream()
                .map(id -> new Imports.Institution(id, names.get(id), counts.getOrDefault(id, List.of())))
                .toList();
        return new Imports.Institutions(sql.number("select count(*)" + chosen, importId, pattern), institutions);
    }

    private Map<Long, List<LoadCount>> counts(long importId, Map<Long, String> names) {
        Map<Long, List<LoadCount>> counts = new HashMap<>();
        if (!names.isEmpty()) {
            sql.each(
                    "select " + COUNTS + " from intake_count where import_id = ? and org_id in ("
                            + joined(names.keySet()) + ") order by org_id, file",
                    row -> counts.computeIfAbsent(row.getLong(2), id -> new ArrayList<>())
                            .add(count(row, names.get(row.getLong(2)))),
                    importId);
        }
        return counts;
    }

    private static LoadCount count(ResultSet row, String organisation) throws SQLException {
        return new LoadCount(
                row.getString(1),
                row.getLong(2),
                organisation,
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }
}
