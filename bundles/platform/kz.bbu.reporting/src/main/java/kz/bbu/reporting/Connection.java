package kz.bbu.reporting;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Can break the connection of an answer that fails half-way.
 *
 * <p>Jersey only logs what a stream throws once the answer has begun, and ends it as if it were whole: a reader would take a part of a report for all of it.
 */
@Component(service = Filter.class, scope = ServiceScope.PROTOTYPE)
@HttpWhiteboardFilterPattern({"/reports/*", "/api/v1/reports/*"})
@HttpWhiteboardFilterAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
public final class Connection implements Filter {
    /** Jetty's own code, which no client sees: close at once. */
    private static final int CLOSE = -1;

    private static final ThreadLocal<ServletResponse> CURRENT = new ThreadLocal<>();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        CURRENT.set(response);
        try {
            chain.doFilter(request, response);
        } finally {
            CURRENT.remove();
        }
    }

    /** Ends the answer of this thread's request without its end, which every client tells from a whole one. */
    static void close() throws IOException {
        ServletResponse response = CURRENT.get();
        while (response instanceof ServletResponseWrapper wrapper) {
            response = wrapper.getResponse();
        }
        if (response instanceof HttpServletResponse answer) {
            answer.sendError(CLOSE);
        }
    }
}
