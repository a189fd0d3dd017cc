package kz.bbu.tab.forum;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import kz.bbu.api.text.Texts;

/** The fields of a form in which somebody writes; those that a form lacks are empty. */
public final class WritingForm {
    @FormParam("title")
    @DefaultValue("")
    String title;

    @FormParam("words")
    @DefaultValue("")
    String words;

    @FormParam("kind")
    @DefaultValue("")
    String kind;

    @FormParam("about-id")
    @DefaultValue("")
    String aboutId;

    @FormParam("about")
    @DefaultValue("")
    String about;

    @FormParam("version")
    @DefaultValue("0")
    int version;

    @FormParam("do")
    @DefaultValue("")
    String button;

    boolean isPreview() {
        return button.equals("preview");
    }

    /** The title of a topic and what it is about. */
    Draft topic(Texts texts) {
        return new Draft(texts)
                .line("title", title, Draft.LONGEST_TITLE, true)
                .about(new About(kind, aboutId.strip(), about.strip()));
    }
}
