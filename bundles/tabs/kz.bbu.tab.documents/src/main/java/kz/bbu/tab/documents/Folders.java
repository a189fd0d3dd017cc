package kz.bbu.tab.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.store.Sql;
import kz.bbu.api.text.Alphabet;

/** The rows of the folders. */
final class Folders {
    private final Sql sql;
    private final Alphabet alphabet;

    Folders(Sql sql, Alphabet alphabet) {
        this.sql = sql;
        this.alphabet = alphabet;
    }

    FolderTree tree(long authorityId) {
        return new FolderTree(sql.list(
                "select id, parent_id, name from documents_folder where authority_id = ? and deleted is null order by name_sort, id",
                row -> new Folder(row.getLong(1), row.getLong(2), row.getString(3)),
                authorityId));
    }

    /** Lets only one change at a time look at what is there and alter it, also of several portals on one database; until the end of the transaction. */
    void lock() {
        sql.update("update documents_lock set id = id");
    }

    /** The folder in a place, other than one itself, that people would take for one of that name; empty if there is none. */
    Optional<Folder> namesake(FolderTree tree, long parentId, long itself, String name) {
        String folded = alphabet.fold(name);
        return tree.in(parentId).stream()
                .filter(folder ->
                        folder.id() != itself && alphabet.fold(folder.name()).equals(folded))
                .findFirst();
    }

    long add(long authorityId, long parentId, String name) {
        return sql.insert(
                "insert into documents_folder (authority_id, parent_id, name, name_sort, deletion) values (?, ?, ?, ?, 0)",
                authorityId,
                parentId,
                name,
                alphabet.sortKey(name));
    }

    void rename(long id, String name) {
        sql.update(
                "update documents_folder set name = ?, name_sort = ? where id = ?", name, alphabet.sortKey(name), id);
    }

    void move(long id, long parentId) {
        sql.update("update documents_folder set parent_id = ? where id = ?", parentId, id);
    }

    /** Deletes a folder with all that is in it. */
    void delete(long id, Set<Long> subtree) {
        Instant now = Instant.now();
        for (long each : subtree) {
            sql.update(
                    "update documents_document set deleted = ?, deletion = ? where folder_id = ? and deleted is null",
                    now,
                    id,
                    each);
            sql.update(
                    "update documents_folder set deleted = ?, deletion = ? where id = ? and deleted is null",
                    now,
                    id,
                    each);
        }
    }

    /** A folder that was deleted by itself, not with another. */
    Optional<Deleted> findDeleted(long authorityId, long id) {
        return sql.one(
                "select id, parent_id, name, deleted from documents_folder where id = ? and authority_id = ? and deletion = id",
                row -> Deleted.read(row, true),
                id,
                authorityId);
    }

    /** The folders that were deleted by themselves, the last first. */
    List<Deleted> deleted(long authorityId, int limit) {
        return sql.list(
                "select id, parent_id, name, deleted from documents_folder where authority_id = ? and deletion = id order by deleted desc, id desc fetch first ? rows only",
                row -> Deleted.read(row, true),
                authorityId,
                limit);
    }

    /** Brings a folder back with all that was deleted with it. */
    void restore(long id, long parentId) {
        sql.update("update documents_folder set parent_id = ? where id = ?", parentId, id);
        sql.update("update documents_folder set deleted = null, deletion = 0 where deletion = ?", id);
        sql.update("update documents_document set deleted = null, deletion = 0 where deletion = ?", id);
    }
}
