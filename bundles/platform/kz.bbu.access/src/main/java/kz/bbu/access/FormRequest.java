package kz.bbu.access;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.view.Csrf;

/** A request that changes something: tells where it was sent from, and reads the token of a form without taking the form away from its resource. */
final class FormRequest extends HttpServletRequestWrapper {
    private static final int LARGEST_FORM = 1_000_000;

    private final byte[] form;

    FormRequest(HttpServletRequest request) throws IOException {
        super(request);
        String type = request.getContentType();
        boolean isForm = type != null && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        form = isForm ? request.getInputStream().readNBytes(LARGEST_FORM + 1) : null;
        if (form != null && form.length > LARGEST_FORM) {
            throw new Problem(CommonError.TOO_LARGE, 1);
        }
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return form == null ? super.getInputStream() : new Replay(form);
    }

    /**
     * Refuses what another site sent.
     *
     * @throws Problem {@link CommonError#FORGED}
     */
    void checkOrigin() {
        String site = getHeader("Sec-Fetch-Site");
        String origin = getHeader("Origin");
        boolean siteGood = site == null || site.equals("same-origin") || site.equals("none");
        // What sends neither of both is an old browser, which at least names the page, or no browser at all.
        String named = origin == null ? getHeader("Referer") : origin;
        boolean originGood = named == null || sameHost(named);
        if (!siteGood || !originGood) {
            throw new Problem(CommonError.FORGED);
        }
    }

    /**
     * Refuses what does not carry the viewer's token: in the form, in the address (uploads) or in a header.
     *
     * @throws Problem {@link CommonError#FORGED}
     */
    void checkToken(String expected) {
        Optional<String> sent = Optional.ofNullable(getHeader("X-CSRF-Token"))
                .or(() -> query((HttpServletRequest) getRequest(), Csrf.FIELD))
                .or(() ->
                        form == null ? Optional.empty() : field(new String(form, StandardCharsets.UTF_8), Csrf.FIELD));
        if (expected.isEmpty() || sent.filter(s -> Secrets.same(s, expected)).isEmpty()) {
            throw new Problem(CommonError.FORGED);
        }
    }

    /** A parameter of the address; asking the container would read the body. */
    static Optional<String> query(HttpServletRequest request, String name) {
        return request.getQueryString() == null ? Optional.empty() : field(request.getQueryString(), name);
    }

    private static Optional<String> field(String encoded, String name) {
        for (String pair : encoded.split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return Optional.of(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException notEncoded) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private boolean sameHost(String origin) {
        try {
            String host = URI.create(origin).getAuthority();
            return host != null && host.equalsIgnoreCase(getHeader("Host"));
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static final class Replay extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Replay(byte[] form) {
            bytes = new ByteArrayInputStream(form);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("the form has been read already");
        }
    }
}
