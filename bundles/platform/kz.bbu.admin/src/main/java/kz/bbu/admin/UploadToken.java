package kz.bbu.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.view.Csrf;

/** The token of a form with a file: it stands in the address, since the body is a stream that nobody but its resource reads. */
final class UploadToken {
    private UploadToken() {}

    static String query() {
        return "?" + Csrf.FIELD + "=" + URLEncoder.encode(Viewer.current().csrfToken(), StandardCharsets.UTF_8);
    }
}
