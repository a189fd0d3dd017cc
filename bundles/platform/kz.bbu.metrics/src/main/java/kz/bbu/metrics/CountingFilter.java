package kz.bbu.metrics;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** Counts every answer and its time, outside of all other filters. */
@Component(service = Filter.class, scope = ServiceScope.PROTOTYPE)
@ServiceRanking(20_000)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
public final class CountingFilter implements Filter {
    private final Figures figures;
    private final Parts parts = new Parts();

    @Activate
    public CountingFilter(@Reference Figures figures) {
        this.figures = figures;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begun = System.nanoTime();
        boolean broken = true;
        try {
            chain.doFilter(request, response);
            broken = false;
        } finally {
            int status = broken
                    ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                    : ((HttpServletResponse) response).getStatus();
            String part = parts.of(((HttpServletRequest) request).getRequestURI(), status);
            figures.answered(part, status, (System.nanoTime() - begun) / 1e9);
        }
    }
}
