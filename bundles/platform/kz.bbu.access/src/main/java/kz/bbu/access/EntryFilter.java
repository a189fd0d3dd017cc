package kz.bbu.access;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/** Binds the viewer to the thread of each request, and lets nothing change that was not sent from a page of ours. */
@Component(service = Filter.class, scope = ServiceScope.PROTOTYPE)
@ServiceRanking(1_000)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
public final class EntryFilter implements Filter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Steps to elsewhere in a path: what is decided here by its beginning would lead to another page behind this filter. */
    private static final Pattern STEPS = Pattern.compile("/(\\.|%2e){1,2}(;[^/]*)?(/|$)", Pattern.CASE_INSENSITIVE);

    private final Sessions sessions;
    private final AccountBook accounts;
    private final SecondFactor secondFactor;

    @Activate
    public EntryFilter(
            @Reference Sessions sessions, @Reference AccountBook accounts, @Reference SecondFactor secondFactor) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.secondFactor = secondFactor;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        HttpServletResponse response = (HttpServletResponse) servletResponse;
        if (STEPS.matcher(request.getRequestURI()).find()) {
            throw new Problem(CommonError.NOT_FOUND);
        }
        Language language = language(request, response);
        boolean token = request.getHeader("Authorization") != null;
        Viewer viewer = token ? tokenViewer(request, language) : cookieViewer(request, response, language);
        boolean form = !token && !READING.contains(request.getMethod());
        try {
            Viewers.call(viewer, () -> {
                HttpServletRequest passed = form ? checked(request, viewer) : request;
                Optional<String> first = firstPage(viewer, request);
                if (first.isEmpty()) {
                    chain.doFilter(passed, response);
                } else if (request.getRequestURI().startsWith("/api/")) {
                    throw new Problem(CommonError.FORBIDDEN);
                } else {
                    response.sendRedirect(first.get());
                }
                return null;
            });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException("at " + request.getRequestURI(), e);
        }
    }

    private static FormRequest checked(HttpServletRequest request, Viewer viewer) throws IOException {
        FormRequest form = new FormRequest(request);
        form.checkOrigin();
        form.checkToken(viewer.csrfToken());
        return form;
    }

    private static Language language(HttpServletRequest request, HttpServletResponse response) {
        Optional<Language> asked = FormRequest.query(request, "lang").flatMap(Language::of);
        asked.ifPresent(l -> Cookies.language(request, response, l));
        return asked.or(() -> Cookies.get(request, Cookies.LANGUAGE).flatMap(Language::of))
                .orElse(Language.KK);
    }

    private Viewer tokenViewer(HttpServletRequest request, Language language) {
        String header = request.getHeader("Authorization");
        String address = request.getRemoteAddr();
        if (!header.startsWith("Bearer ") || !request.getRequestURI().startsWith("/api/")) {
            throw new Problem(CommonError.LOGIN_REQUIRED);
        }
        return sessions.tokenViewer(header.substring("Bearer ".length()).strip(), language, address)
                .orElseThrow(() -> new Problem(CommonError.LOGIN_REQUIRED));
    }

    private Viewer cookieViewer(HttpServletRequest request, HttpServletResponse response, Language language) {
        String address = request.getRemoteAddr();
        Optional<String> secret = Cookies.get(request, Cookies.session(request));
        if (secret.isPresent() && !request.getRequestURI().startsWith("/static/")) {
            Optional<Viewer> viewer = sessions.viewer(secret.get(), language, address);
            if (viewer.isPresent()) {
                return viewer.get();
            }
        }
        // Somebody who has not logged in has a form too: the one for logging in.
        String csrf = Cookies.get(request, Cookies.CSRF).orElse("");
        String path = request.getRequestURI();
        boolean pageWithForm =
                path.equals("/login") || path.equals(LoginCodePages.PATH) || path.startsWith(StoredLinks.PATH);
        if (csrf.isEmpty() && pageWithForm) {
            csrf = Secrets.random();
            Cookies.set(request, response, Cookies.CSRF, csrf, -1);
        }
        return Viewer.anonymous(language, address, csrf);
    }

    /** The page that comes before all others: where a one-time password is exchanged, or a second factor is set up; empty if none does. */
    private Optional<String> firstPage(Viewer viewer, HttpServletRequest request) {
        String path = request.getRequestURI();
        if (viewer.accountId() == 0 || path.equals("/logout") || path.startsWith("/static/")) {
            return Optional.empty();
        }
        AccountBook.Duties duties = accounts.duties(viewer.accountId());
        if (duties.mustChange()) {
            return Optional.of("/account").filter(page -> !path.equals(page));
        }
        boolean open = path.equals(SecondFactorPages.PATH) || path.startsWith(SecondFactorPages.PATH + "/");
        return !duties.secondFactor() && secondFactor.isRequired(viewer.role()) && !open
                ? Optional.of(SecondFactorPages.PATH)
                : Optional.empty();
    }
}
