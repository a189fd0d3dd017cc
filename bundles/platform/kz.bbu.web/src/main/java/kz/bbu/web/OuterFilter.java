package kz.bbu.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.text.Language;
import kz.bbu.api.view.Page;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** The outermost filter: security headers on every answer, and a readable page for what fails before a resource is reached. */
@Component(service = Filter.class, scope = ServiceScope.PROTOTYPE)
@ServiceRanking(10_000)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
public final class OuterFilter implements Filter {
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final int YEAR_SECONDS = 31_536_000;

    private final Frames frames;
    private final Failures failures;

    @Activate
    public OuterFilter(@Reference Frames frames, @Reference Failures failures) {
        this.frames = frames;
        this.failures = failures;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Exchange exchange = new Exchange((HttpServletRequest) request, (HttpServletResponse) response);
        headers(exchange);
        exchange.query("view")
                .ifPresent(view ->
                        exchange.setCookie("view", view.equals(Frames.LOW_VISION) ? view : "normal", YEAR_SECONDS));
        Exchange.set(exchange);
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (exchange.response().isCommitted()) {
                throw e;
            }
            fail(exchange, e);
        } finally {
            Exchange.set(null);
        }
    }

    private static void headers(Exchange exchange) {
        HttpServletResponse response = exchange.response();
        response.setHeader("Content-Security-Policy", CONTENT_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cache-Control", "no-store");
        if (exchange.request().isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=" + YEAR_SECONDS);
        }
    }

    private void fail(Exchange exchange, Exception failure) throws IOException {
        Throwable cause = failure instanceof ServletException wrapped && wrapped.getRootCause() != null
                ? wrapped.getRootCause()
                : failure;
        Language language = exchange.query("lang")
                .or(() -> exchange.cookie("lang"))
                .flatMap(Language::of)
                .orElse(Language.KK);
        try {
            Viewers.call(Viewer.anonymous(language, exchange.request().getRemoteAddr(), ""), () -> {
                Failures.Told told = failures.tell(cause, exchange);
                exchange.response().resetBuffer();
                exchange.response().setStatus(told.status());
                byte[] body = told.body() instanceof Page page ? frames.render(page, exchange) : (byte[]) told.body();
                exchange.response().setContentType(told.type());
                exchange.response().setContentLength(body.length);
                exchange.response().getOutputStream().write(body);
                return null;
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
