package kz.bbu.api.view;

import kz.bbu.api.access.Viewer;

/** The hidden field that every form carries that changes something. */
public final class Csrf {
    /** The name of the form field. */
    public static final String FIELD = "csrf";

    private Csrf() {}

    /** {@code <input type="hidden" name="csrf" value="…">} for the thread's viewer. */
    public static Html field() {
        String token = Viewer.current().csrfToken();
        return out -> {
            out.write("<input type=\"hidden\" name=\"" + FIELD + "\" value=\"");
            Html.text(token).writeTo(out);
            out.write("\">");
        };
    }
}
