package kz.bbu.tab.documents;

import java.util.List;
import java.util.Optional;
import kz.bbu.api.files.Files;
import kz.bbu.api.files.StoredFile;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;
import kz.bbu.tab.documents.jte.JteactionsGenerated;
import kz.bbu.tab.documents.jte.JtedeletedGenerated;
import kz.bbu.tab.documents.jte.JtedocumentActionsGenerated;
import kz.bbu.tab.documents.jte.JtedocumentGenerated;
import kz.bbu.tab.documents.jte.JtefolderGenerated;
import kz.bbu.tab.documents.jte.JtefoldersGenerated;
import kz.bbu.tab.documents.jte.JtelistGenerated;

/** The pages of the tab. */
final class Pages {
    private final Cabinet cabinet;
    private final Texts texts;

    Pages(Cabinet cabinet, Texts texts) {
        this.cabinet = cabinet;
        this.texts = texts;
    }

    /**
     * The documents of a folder, or what a search finds.
     *
     * @param undo what was just deleted, {@code document-ID} or {@code folder-ID}; empty for nothing
     */
    Page list(Authority authority, Look look, String undo, Refusal refusal) {
        FolderTree tree = cabinet.tree(authority);
        String title = look.folder() == 0
                ? texts.text("title")
                : tree.find(look.folder()).map(Folder::name).orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        boolean writes = Cabinet.mayWrite(authority);
        List<Document> documents = cabinet.list(authority, look);
        long count = cabinet.count(authority, look);
        Deleted deleted = writes ? undoable(authority, undo).orElse(null) : null;
        Files.Room room = writes ? cabinet.room(authority) : null;
        Page page = Page.of(
                        title,
                        Jte.html(out -> JtelistGenerated.render(
                                out,
                                null,
                                texts,
                                authority,
                                tree,
                                look,
                                documents,
                                count,
                                deleted,
                                room,
                                refusal,
                                Jte.content(Csrf.field()))))
                .left(texts.text("folders"), left(authority, tree, look.isSearch() ? -1 : look.folder()));
        return writes
                ? page.actions(Jte.html(out -> JteactionsGenerated.render(out, null, texts, authority, look)))
                : page;
    }

    private Optional<Deleted> undoable(Authority authority, String undo) {
        if (!undo.matches("(document|folder)-\\d{1,18}")) {
            return Optional.empty();
        }
        long id = Long.parseLong(undo.substring(undo.indexOf('-') + 1));
        return cabinet.findDeleted(authority, undo.startsWith("folder"), id);
    }

    /** The first page of a folder after one of its forms was refused. */
    Page list(Authority authority, long folder, Refusal refusal) {
        return list(authority, new Look(Addresses.of(authority), folder, "", Order.NAME, false, 1), "", refusal);
    }

    Page document(Authority authority, long id, Refusal refusal) {
        Document document = cabinet.document(authority, id);
        StoredFile file = cabinet.file(document);
        FolderTree tree = cabinet.tree(authority);
        boolean writes = Cabinet.mayWrite(authority);
        return Page.of(
                        document.name(),
                        Jte.html(out -> JtedocumentGenerated.render(
                                out,
                                null,
                                texts,
                                authority,
                                tree,
                                document,
                                file,
                                writes,
                                refusal,
                                Jte.content(Csrf.field()))))
                .left(texts.text("folders"), left(authority, tree, document.folderId()))
                .actions(Jte.html(out -> JtedocumentActionsGenerated.render(
                        out, null, texts, Addresses.of(authority) + "/" + id, file.isViewable())));
    }

    Page folder(Authority authority, long id, Refusal refusal) {
        writable(authority);
        FolderTree tree = cabinet.tree(authority);
        Folder folder = cabinet.folder(authority, id);
        return Page.of(
                        folder.name(),
                        Jte.html(out -> JtefolderGenerated.render(
                                out, null, texts, authority, tree, folder, refusal, Jte.content(Csrf.field()))))
                .left(texts.text("folders"), left(authority, tree, id));
    }

    Page deleted(Authority authority, Refusal refusal) {
        List<Deleted> deleted = cabinet.deleted(authority);
        FolderTree tree = cabinet.tree(authority);
        return Page.of(
                        texts.text("deleted.title"),
                        Jte.html(out -> JtedeletedGenerated.render(
                                out,
                                null,
                                texts,
                                authority,
                                deleted,
                                Retention.DAYS,
                                refusal,
                                Jte.content(Csrf.field()))))
                .left(texts.text("folders"), left(authority, tree, -1));
    }

    private Html left(Authority authority, FolderTree tree, long current) {
        return Jte.html(out -> JtefoldersGenerated.render(out, null, texts, authority, tree, current));
    }

    private static void writable(Authority authority) {
        if (!Cabinet.mayWrite(authority)) {
            throw new Problem(CommonError.FORBIDDEN);
        }
    }
}
