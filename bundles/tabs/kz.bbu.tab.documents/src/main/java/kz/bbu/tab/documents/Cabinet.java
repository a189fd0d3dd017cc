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

    /** Puts a file into a folder, and gives the name that it has there. */
    String add(Authority authority, long folderId, String name, InputStream content) {
        requireWriter(authority);
        requireFolder(tree(authority), folderId);
        // The bytes come outside of a transaction: that may take long.
        Received received = files.receive(authority.id(), name, content);
        change(authority, () -> {
            requireFolder(tree(authority), folderId);
            library.add(authority.id(), folderId, files.keep(received));
            record(authority, "document.add", received.name());
        });
        return received.name();
    }

    void rename(Authority authority, long id, String name) {
        change(authority, () -> {
            Document document = document(authority, id);
            String good = goodName(name);
            library.rename(id, good);
            record(authority, "document.rename", document.name() + " → " + good);
        });
    }

    void move(Authority authority, long id, long folderId) {
        change(authority, () -> {
            Document document = document(authority, id);
            FolderTree tree = tree(authority);
            requireFolder(tree, folderId);
            library.move(id, folderId);
            record(authority, "document.move", document.name() + " → /" + tree.pathName(folderId));
        });
    }

    /** Deletes a document, and gives the folder that it was in. */
    long delete(Authority authority, long id) {
        return change(authority, () -> {
            Document document = document(authority, id);
            library.delete(id);
            record(authority, "document.delete", document.name());
            return document.folderId();
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
        return change(authority, () -> {
            Deleted deleted = findDeleted(authority, folder, id).orElseThrow(Cabinet::notFound);
            FolderTree tree = tree(authority);
            long place = tree.find(deleted.parentId()).map(Folder::id).orElse(0L);
            if (folder) {
                requireFree(tree, place, id, deleted.name());
                folders.restore(id, place);
            } else {
                library.restore(id, place);
            }
            record(authority, folder ? "folder.restore" : "document.restore", deleted.name());
            return folder ? id : place;
        });
    }

    long addFolder(Authority authority, long parentId, String name) {
        return change(authority, () -> {
            FolderTree tree = tree(authority);
            requireFolder(tree, parentId);
            String good = goodName(name);
            if (tree.size() >= MOST_FOLDERS) {
                throw new Problem(DocumentError.MANY_FOLDERS, MOST_FOLDERS);
            }
            requireDepth(tree.path(parentId).size() + 1);
            requireFree(tree, parentId, 0, good);
            record(authority, "folder.add", good);
            return folders.add(authority.id(), parentId, good);
        });
    }

    void renameFolder(Authority authority, long id, String name) {
        change(authority, () -> {
            FolderTree tree = tree(authority);
            Folder folder = tree.find(id).orElseThrow(Cabinet::notFound);
            String good = goodName(name);
            requireFree(tree, folder.parentId(), id, good);
            folders.rename(id, good);
            record(authority, "folder.rename", folder.name() + " → " + good);
        });
    }

    void moveFolder(Authority authority, long id, long parentId) {
        change(authority, () -> {
            FolderTree tree = tree(authority);
            Folder folder = tree.find(id).orElseThrow(Cabinet::notFound);
            requireFolder(tree, parentId);
            if (tree.subtree(id).contains(parentId)) {
                throw new Problem(DocumentError.IN_ITSELF);
            }
            requireDepth(tree.path(parentId).size() + tree.height(id));
            requireFree(tree, parentId, id, folder.name());
            folders.move(id, parentId);
            record(authority, "folder.move", folder.name() + " → /" + tree.pathName(parentId));
        });
    }

    /** Deletes a folder with all that is in it, and gives the one that it was in. */
    long deleteFolder(Authority authority, long id) {
        return change(authority, () -> {
            FolderTree tree = tree(authority);
            Folder folder = tree.find(id).orElseThrow(Cabinet::notFound);
            folders.delete(id, tree.subtree(id));
            record(authority, "folder.delete", folder.name());
            return folder.parentId();
        });
    }

    private void change(Authority authority, Runnable work) {
        change(authority, () -> {
            work.run();
            return null;
        });
    }

    /** One change at a time, so that what it has looked at is still so when it is done. */
    private <T> T change(Authority authority, Supplier<T> work) {
        requireWriter(authority);
        return transactions.run(() -> {
            folders.lock();
            return work.get();
        });
    }

    private void record(Authority authority, String action, String object) {
        audit.record(action, authority.slug() + ": " + object);
    }

    private void requireFree(FolderTree tree, long parentId, long itself, String name) {
        folders.namesake(tree, parentId, itself, name).ifPresent(other -> {
            throw new Problem(DocumentError.NAME_TAKEN, other.name());
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
