package kz.bbu.intake;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.store.Sql;

/** The imports in the database. */
final class ImportBook {
    private static final String SELECT =
            "select i.id, i.job_id, i.state, i.file_name, i.path, i.bytes, i.sha256, i.source_id, s.name, s.authority_id, i.strict, i.dry_run, i.confirmed, i.legal_basis, i.account, i.submitted, i.ended, i.errors, i.warnings, i.error, i.undone, i.undone_by from intake_import i join intake_source s on s.id = i.source_id ";

    /** A row of the table, with its source. */
    record Row(
            long id,
            long jobId,
            Imports.State state,
            String fileName,
            Path path,
            long bytes,
            String sha256,
            long sourceId,
            String sourceName,
            long authorityId,
            boolean strict,
            boolean dryRun,
            boolean confirmed,
            String legalBasis,
            String account,
            Instant submitted,
            Optional<Instant> ended,
            long errors,
            long warnings,
            String error,
            Optional<Imports.Undone> undone) {}

    private final Sql sql;

    ImportBook(Sql sql) {
        this.sql = sql;
    }

    Optional<Row> find(long id) {
        return sql.one(SELECT + "where i.id = ?", ImportBook::read, id);
    }

    /** Newest first; the caller leaves out what the viewer may not see. */
    List<Row> newest(int most) {
        return sql.list(SELECT + "order by i.id desc fetch first " + most + " rows only", ImportBook::read);
    }

    long add(Imports.Submission asked, Path path, long bytes, String sha256, long sourceId, String account) {
        return sql.insert(
                "insert into intake_import (job_id, state, file_name, path, bytes, sha256, source_id, strict, dry_run, confirmed, legal_basis, account, submitted, errors, warnings, error) values (0, 'QUEUED', ?, ?, ?, ?, ?, ?, ?, false, ?, ?, ?, 0, 0, '')",
                cut(asked.fileName(), 255),
                path.toString(),
                bytes,
                sha256,
                sourceId,
                asked.strict(),
                asked.dryRun(),
                cut(asked.legalBasis(), 1000),
                cut(account, 200),
                Instant.now());
    }

    void job(long id, long jobId) {
        sql.update("update intake_import set job_id = ? where id = ?", jobId, id);
    }

    void state(long id, Imports.State state) {
        sql.update("update intake_import set state = ? where id = ?", state.name(), id);
    }

    void again(long id, boolean confirmed) {
        sql.update(
                "update intake_import set state = 'QUEUED', confirmed = ?, ended = null, error = '' where id = ?",
                confirmed,
                id);
    }

    void end(long id, Imports.State state, String error) {
        sql.update(
                "update intake_import set state = ?, error = ?, ended = ? where id = ?",
                state.name(),
                cut(error, 2000),
                Instant.now(),
                id);
    }

    void undone(long id, String account) {
        sql.update(
                "update intake_import set state = 'UNDONE', undone = ?, undone_by = ? where id = ?",
                Instant.now(),
                cut(account, 200),
                id);
    }

    void findings(long id, FoundFindings findings) {
        sql.update("delete from intake_finding where import_id = ?", id);
        int number = 0;
        for (FoundFindings.Kept kept : findings.kept()) {
            sql.update(
                    "insert into intake_finding (import_id, number, is_error, file, line, column_name, found_value, rule) values (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    number++,
                    kept.isError(),
                    kept.file(),
                    kept.line(),
                    cut(kept.column(), 100),
                    kept.value(),
                    kept.rule());
        }
        sql.update("delete from intake_group where import_id = ?", id);
        findings.groups()
                .forEach((group, count) -> sql.update(
                        "insert into intake_group (import_id, is_error, file, rule, times) values (?, ?, ?, ?, ?)",
                        id,
                        group.isError(),
                        group.file(),
                        group.rule(),
                        count));
        sql.update(
                "update intake_import set errors = ?, warnings = ? where id = ?",
                findings.errors(),
                findings.warnings(),
                id);
    }

    void kept(long id, Consumer<FoundFindings.Kept> each) {
        sql.each(
                "select is_error, file, line, column_name, found_value, rule from intake_finding where import_id = ? order by is_error desc, file, line, number",
                row -> each.accept(new FoundFindings.Kept(
                        row.getBoolean(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6))),
                id);
    }

    /** How many findings each group has, errors first. */
    Map<FoundFindings.Group, Long> groups(long id) {
        Map<FoundFindings.Group, Long> groups = new LinkedHashMap<>();
        sql.each(
                "select is_error, file, rule, times from intake_group where import_id = ? order by is_error desc, times desc, file, rule",
                row -> groups.put(
                        new FoundFindings.Group(row.getBoolean(1), row.getString(2), row.getString(3)), row.getLong(4)),
                id);
        return groups;
    }

    /** What the last published imports of a source before one read, by file. */
    Map<String, Imports.Before> before(long sourceId, long id) {
        Map<String, Imports.Before> before = new TreeMap<>();
        sql.each(
                "select c.file, c.rows_read, i.id from intake_count c join intake_import i on i.id = c.import_id where i.source_id = ? and i.id < ? and i.state = 'DONE' and i.dry_run = false and c.org_id = 0 order by i.id",
                row -> before.put(row.getString(1), new Imports.Before(row.getLong(3), row.getLong(2))),
                sourceId,
                id);
        return before;
    }

    List<Imports.Source> sources() {
        return sql.list(
                "select id, name, authority_id, last_published from intake_source order by name",
                row -> new Imports.Source(row.getLong(1), row.getString(2), row.getLong(3), Sql.instant(row, 4)));
    }

    long source(String name, long authorityId) {
        String known = cut(name, 200);
        return sql.one(
                        "select id from intake_source where name = ? and authority_id = ?",
                        row -> row.getLong(1),
                        known,
                        authorityId)
                .orElseGet(() ->
                        sql.insert("insert into intake_source (name, authority_id) values (?, ?)", known, authorityId));
    }

    void published(long sourceId) {
        sql.update("update intake_source set last_published = ? where id = ?", Instant.now(), sourceId);
    }

    /** Says of a source when it was last published among the imports that were not undone. */
    void publishedBefore(long sourceId) {
        Instant last = sql.one(
                        "select max(ended) from intake_import where source_id = ? and state = 'DONE' and dry_run = false",
                        row -> Sql.instant(row, 1),
                        sourceId)
                .flatMap(Function.identity())
                .orElse(null);
        if (last == null) {
            sql.update("update intake_source set last_published = null where id = ?", sourceId);
        } else {
            sql.update("update intake_source set last_published = ? where id = ?", last, sourceId);
        }
    }

    /** Packages that were last submitted before a time and are still kept. */
    List<Row> keptBefore(Instant before) {
        return sql.list(
                SELECT
                        + "where i.path <> '' and not exists (select 1 from intake_import n where n.path = i.path and n.submitted >= ?)",
                ImportBook::read,
                before);
    }

    void packageGone(long id) {
        sql.update("update intake_import set path = '' where id = ?", id);
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1),
                row.getLong(2),
                Imports.State.valueOf(row.getString(3)),
                row.getString(4),
                Path.of(row.getString(5)),
                row.getLong(6),
                row.getString(7),
                row.getLong(8),
                row.getString(9),
                row.getLong(10),
                row.getBoolean(11),
                row.getBoolean(12),
                row.getBoolean(13),
                row.getString(14),
                row.getString(15),
                Sql.instant(row, 16).orElseThrow(),
                Sql.instant(row, 17),
                row.getLong(18),
                row.getLong(19),
                row.getString(20),
                undone(row));
    }

    private static Optional<Imports.Undone> undone(ResultSet row) throws SQLException {
        String account = row.getString(22);
        return Sql.instant(row, 21).map(at -> new Imports.Undone(at, account));
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
