package kz.bbu.tab.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.files.StoredFile;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** The rows of the documents. */
final class Library {
    private static final String COLUMNS =
            "id, authority_id, folder_id, file_id, name, bytes, type, added, account from documents_document";

    private final Sql sql;
    private final Alphabet alphabet;

    Library(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
    }

    /** A document that is not deleted. */
    Optional<Document> find(long authorityId, long id) {
        return sql.one(
                "select " + COLUMNS + " where id = ? and authority_id = ? and deleted is null",
                Library::read,
                id,
                authorityId);
    }

    /** A page of what is looked at. */
    List<Document> list(long authorityId, Look look) {
        List<Object> values = new ArrayList<>();
        String where = where(authorityId, look, values);
        values.add((look.page() - 1L) * Look.PAGE);
        values.add(Look.PAGE);
        String way = look.descending() ? " desc" : "";
        return sql.list(
                "select " + COLUMNS + where + " order by " + look.order().column() + way + ", id" + way
                        + " offset ? rows fetch next ? rows only",
                Library::read,
                values.toArray());
    }

    /** How many documents are looked at on all pages. */
    long count(long authorityId, Look look) {
        List<Object> values = new ArrayList<>();
        return sql.number(
                "select count(*) from documents_document" + where(authorityId, look, values), values.toArray());
    }

    private String where(long authorityId, Look look, List<Object> values) {
        values.add(authorityId);
        if (look.isSearch()) {
            values.add("%" + Sql.literal(alphabet.fold(look.search())) + "%");
            return " where authority_id = ? and deleted is null and name_fold like ? escape '!'";
        }
        values.add(look.folder());
        return " where authority_id = ? and deleted is null and folder_id = ?";
    }

    /** The newest documents of an authority, newest first. */
    List<Document> newest(long authorityId, int limit) {
        return sql.list(
                "select " + COLUMNS
                        + " where authority_id = ? and deleted is null order by added desc, id desc fetch first ? rows only",
                Library::read,
                authorityId,
                limit);
    }

    long add(long authorityId, long folderId, StoredFile file) {
        return sql.insert(
                "insert into documents_document (authority_id, folder_id, file_id, name, name_sort, name_fold, bytes, type, added, account, deletion) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                authorityId,
                folderId,
                file.id(),
                file.name(),
                alphabet.sortKey(file.name()),
                alphabet.fold(file.name()),
                file.bytes(),
                file.type(),
                file.stored(),
                Viewer.current().name());
    }

    void rename(long id, String name) {
        sql.update(
                "update documents_document set name = ?, name_sort = ?, name_fold = ? where id = ?",
                name,
                alphabet.sortKey(name),
                alphabet.fold(name),
                id);
    }

    void move(long id, long folderId) {
        sql.update("update documents_document set folder_id = ? where id = ?", folderId, id);
    }

    void delete(long id) {
        sql.update("update documents_document set deleted = ? where id = ? and deleted is null", Instant.now(), id);
    }

    /** A document that was deleted by itself. */
    Optional<Deleted> findDeleted(long authorityId, long id) {
        return sql.one(
                "select id, folder_id, name, deleted from documents_document where id = ? and authority_id = ? and deleted is not null and deletion = 0",
                row -> Deleted.read(row, false),
                id,
                authorityId);
    }

    /** The documents that were deleted by themselves, the last first. */
    List<Deleted> deleted(long authorityId, int limit) {
        return sql.list(
                "select id, folder_id, name, deleted from documents_document where authority_id = ? and deleted is not null and deletion = 0 order by deleted desc, id desc fetch first ? rows only",
                row -> Deleted.read(row, false),
                authorityId,
                limit);
    }

    void restore(long id, long folderId) {
        sql.update("update documents_document set deleted = null, folder_id = ? where id = ?", folderId, id);
    }

    private static Document read(ResultSet row) throws SQLException {
        return new Document(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getLong(6),
                row.getString(7),
                Sql.instant(row, 8).orElseThrow(),
                row.getString(9));
    }
}
