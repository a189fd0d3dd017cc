package kz.bbu.admin;

import kz.bbu.admin.jte.JteaskRemoveGenerated;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Csrf;
import kz.bbu.api.view.Jte;
import kz.bbu.api.view.Page;

/** The question before something of a list is removed. */
final class Removal {
    private Removal() {}

    /**
     * Asks whether to remove.
     *
     * @param what the beginning of the keys {@code .remove.ask}, which takes the name, and {@code .remove.consequence}
     * @param list the address of the list, under which the thing stands by its id
     */
    static Page ask(Texts texts, String what, String name, String list, long id) {
        return Page.of(
                texts.text(what + ".remove.ask", name),
                Jte.html(out -> JteaskRemoveGenerated.render(
                        out,
                        null,
                        texts,
                        texts.text(what + ".remove.consequence"),
                        list + "/" + id + "/remove",
                        list,
                        Csrf.field())));
    }
}
