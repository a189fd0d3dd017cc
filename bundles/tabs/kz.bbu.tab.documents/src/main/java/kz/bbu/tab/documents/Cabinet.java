package kz.bbu.tab.documents;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.files.FileName;
import kz.bbu.api.files.Files;
import kz.bbu.api.files.Received;
import kz.bbu.api.files.StoredFile;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The documents of the authorities: everybody reads them, an authority's staff and those above change them, and each change is in the audit log. */
@Component(service = Cabinet.class)
public final class Cabinet {
    static final int MOST_FOLDERS = 500;
    static final int DEEPEST = 8;
    private static final int MOST_DELETED = 500;

    private final Library library;
    private final Folders folders;
    private final Files files;
    private final Transactions transactions;
    private final Audit audit;

    @Activate
    public Cabinet(
            @Reference(target = "(store=kz.bbu.tab.documents)") Store store,
            @Reference Files files,
            @Reference Transactions transactions,
            @Reference Audit audit,
            @Reference Alphabet alphabet) {
        Sql sql = new Sql(store);
        this.library = new Library(sql, alphabet);
        this.folders = new Folders(sql, alphabet);
        this.files = files;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** Tells whether the viewer may change an authority's documents. */
    static boolean mayWrite(Authority authority) {
        Viewer viewer = Viewer.current();
        return viewer.may(Role.STAFF) && viewer.scope().contains(authority.position());
    }

    FolderTree tree(Authority authority) {
        return folders.tree(authority.id());
    }

    List<Document> list(Authority authority, Look look) {
        return library.list(authority.id(), look);
    }

    long count(Authority authority, Look look) {
        return library.count(authority.id(), look);
    }

    List<Document> newest(Authority authority, int limit) {
        return library.newest(authority.id(), limit);
    }

    Document document(Authority authority, long id) {
        return library.find(authority.id(), id).orElseThrow(Cabinet::notFound);
    }

    StoredFile file(Document document) {
        return files.find(document.fileId()).orElseThrow(Cabinet::notFound);
    }

    Folder folder(Authority authority, long id) {
        return tree(authority).find(id).orElseThrow(Cabinet::notFound);
    }

    Files.Room room(Authority authority) {
        return files.room(authority.id());
    }

    /** Puts a file into a folder. */
    void add(Authority authority, long folderId, String name, InputStream content) {
        requireWriter(authority);
        requireFolder(tree(authority), folderId);
        // The bytes come outside of a transaction: that may take long.
        Received received = files.receive(authority.id(), name, content);
        change(
                authority,
                "document.add",
                received.name(),
                () -> library.add(authority.id(), folderId, files.keep(received)));
    }

    void rename(Authority authority, long id, String name) {
        requireWriter(authority);
        Document document = document(authority, id);
        String good = goodName(name);
        change(authority, "document.rename", document.name() + " → " + good, () -> {
            library.rename(id, good);
            return null;
        });
    }

    void move(Authority authority, long id, long folderId) {
        requireWriter(authority);
        Document document = document(authority, id);
        FolderTree tree = tree(authority);
        requireFolder(tree, folderId);
        change(authority, "document.move", document.name() + " → /" + tree.pathName(folderId), () -> {
            library.move(id, folderId);
            return null;
        });
    }

    void delete(Authority authority, long id) {
        requireWriter(authority);
        Document document = document(authority, id);
        change(authority, "document.delete", document.name(), () -> {
            library.delete(id);
            return null;
        });
    }

    /** A document or folder that can be brought back. */
    Optional<Deleted> findDeleted(Authority authority, boolean folder, long id) {
        return folder ? folders.findDeleted(authority.id(), id) : library.findDeleted(authority.id(), id);
    }

    /** What can be brought back, the last first. */
    List<Deleted> deleted(Authority authority) {
        requireWriter(authority);
        List<Deleted> all = new ArrayList<>(folders.deleted(authority.id(), MOST_DELETED));
        all.addAll(library.deleted(authority.id(), MOST_DELETED));
        all.sort(Comparator.comparing(Deleted::when).reversed());
        return all;
    }

    /** Brings a document or folder back to where it was, or, if that is gone, out of all folders; gives the folder to look into. */
    long restore(Authority authority, boolean folder, long id) {
        requireWriter(authority);
        Deleted deleted = findDeleted(authority, folder, id).orElseThrow(Cabinet::notFound);
        long place = tree(authority).find(deleted.parentId()).map(Folder::id).orElse(0L);
        return change(authority, folder ? "folder.restore" : "document.restore", deleted.name(), () -> {
            if (folder) {
                folders.restore(id, place);
            } else {
                library.restore(id, place);
            }
            return folder ? id : place;
        });
    }

    long addFolder(Authority authority, long parentId, String name) {
        requireWriter(authority);
        FolderTree tree = tree(authority);
        requireFolder(tree, parentId);
        String good = goodName(name);
        if (tree.size() >= MOST_FOLDERS) {
            throw new Problem(DocumentError.MANY_FOLDERS, MOST_FOLDERS);
        }
        requireDepth(tree.path(parentId).size() + 1);
        return change(authority, "folder.add", good, () -> folders.add(authority.id(), parentId, good));
    }

    void renameFolder(Authority authority, long id, String name) {
        requireWriter(authority);
        Folder folder = folder(authority, id);
        String good = goodName(name);
        change(authority, "folder.rename", folder.name() + " → " + good, () -> {
            folders.rename(id, good);
            return null;
        });
    }

    void moveFolder(Authority authority, long id, long parentId) {
        requireWriter(authority);
        FolderTree tree = tree(authority);
        Folder folder = tree.find(id).orElseThrow(Cabinet::notFound);
        requireFolder(tree, parentId);
        if (tree.subtree(id).contains(parentId)) {
            throw new Problem(DocumentError.IN_ITSELF);
        }
        requireDepth(tree.path(parentId).size() + tree.height(id));
        change(authority, "folder.move", folder.name() + " → /" + tree.pathName(parentId), () -> {
            folders.move(id, parentId);
            return null;
        });
    }

    void deleteFolder(Authority authority, long id) {
        requireWriter(authority);
        FolderTree tree = tree(authority);
        Folder folder = tree.find(id).orElseThrow(Cabinet::notFound);
        change(authority, "folder.delete", folder.name(), () -> {
            folders.delete(id, tree.subtree(id));
            return null;
        });
    }

    private <T> T change(Authority authority, String action, String object, Supplier<T> work) {
        return transactions.run(() -> {
            T result = work.get();
            audit.record(action, authority.slug() + ": " + object);
            return result;
        });
    }

    private static String goodName(String typed) {
        if (typed.isBlank() || typed.strip().length() > FileName.LONGEST) {
            throw new Problem(DocumentError.BAD_NAME, FileName.LONGEST);
        }
        return FileName.of(typed);
    }

    private static void requireWriter(Authority authority) {
        if (!mayWrite(authority)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }

    private static void requireFolder(FolderTree tree, long id) {
        if (id != 0) {
            tree.find(id).orElseThrow(Cabinet::notFound);
        }
    }

    private static void requireDepth(int depth) {
        if (depth > DEEPEST) {
            throw new Problem(DocumentError.TOO_DEEP, DEEPEST);
        }
    }

    private static Problem notFound() {
        return new Problem(CommonError.NOT_FOUND);
    }
}
