package kz.bbu.api.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kz.bbu.api.access.Viewer;

/** The token that every form carries that changes something. */
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

    /** {@code csrf=…} for the thread's viewer, in the address that a form with files is sent to: its body is a stream that nobody but its resource reads. */
    public static String query() {
        return FIELD + "=" + URLEncoder.encode(Viewer.current().csrfToken(), StandardCharsets.UTF_8);
    }
}
