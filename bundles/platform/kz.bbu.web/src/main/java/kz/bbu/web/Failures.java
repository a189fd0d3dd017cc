package kz.bbu.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.EOFException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.module.Module;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import kz.bbu.api.view.Html;
import kz.bbu.api.view.Page;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people and programs what went wrong, without a stack trace, SQL or class name; faults of ours get an incident number. */
@Component(service = Failures.class)
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Addresses that are always there: where one is not found, what serves it is away. */
    private static final Set<String> OURS = Set.of(
            "/account",
            "/admin",
            "/admin/audit",
            "/admin/calendar",
            "/admin/functions",
            "/admin/imports",
            "/admin/modules",
            "/admin/quotas",
            "/admin/rules",
            "/admin/settings",
            "/admin/users",
            "/jobs",
            "/login",
            "/reports");

    /**
     * An answer.
     *
     * @param body a {@link Page}, or bytes of JSON
     */
    record Told(int status, String type, Object body) {}

    private final Texts texts;
    private final Frames frames;
    private final BooleanSupplier ending;

    @Activate
    public Failures(@Reference Texts texts, @Reference Frames frames, BundleContext context) {
        this(texts, frames, () -> context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING);
    }

    /** Takes what tells whether the portal is ending. */
    Failures(Texts texts, Frames frames, BooleanSupplier ending) {
        this.texts = texts;
        this.frames = frames;
        this.ending = ending;
    }

    Told tell(Throwable failure, Exchange exchange) {
        if (exchange.hasBody()) {
            // What was not read of it would end the connection after the answer, under the client's next request.
            exchange.response().setHeader("Connection", "close");
        }
        boolean away = failure instanceof NotFoundException && OURS.contains(exchange.path()) || isEnding(failure);
        Problem problem = away ? new Problem(failure, CommonError.UNAVAILABLE) : problem(failure);
        int status = failure instanceof WebApplicationException web && !away
                ? web.getResponse().getStatus()
                : problem.code().status();
        String incident = "";
        if (status >= 500 && problem.code() != CommonError.TOO_SLOW && problem.code() != CommonError.UNAVAILABLE) {
            incident = HexFormat.of()
                    .toHexDigits(ThreadLocalRandom.current().nextLong())
                    .substring(4);
            LOG.error(
                    "incident {} at {} {}",
                    incident,
                    exchange.request().getMethod(),
                    withoutSecrets(exchange.path()),
                    failure);
        }
        return exchange.wantsJson()
                ? new Told(status, "application/json", json(status, problem, incident))
                : new Told(status, "text/html;charset=UTF-8", page(status, problem, incident, exchange));
    }

    /** A path without the secrets of links, which open an account to whoever reads the log. */
    static String withoutSecrets(String path) {
        return path.replaceAll("[\\w-]{30,}", "…");
    }

    /** While the portal ends, what would answer may be gone already: that is nobody's fault. */
    private boolean isEnding(Throwable failure) {
        return failure instanceof IllegalStateException && ending.getAsBoolean();
    }

    private static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (failure instanceof WebApplicationException web) {
            return new Problem(failure, codeOf(web.getResponse().getStatus()));
        }
        boolean cutOff = failure instanceof ProcessingException || failure instanceof EOFException;
        // The server looks for the charset of a request.
        boolean noCharset =
                failure instanceof UnsupportedCharsetException || failure instanceof IllegalCharsetNameException;
        return new Problem(failure, cutOff || noCharset ? CommonError.BAD_REQUEST : CommonError.INTERNAL);
    }

    private static ErrorCode codeOf(int status) {
        return switch (status) {
            case 401 -> CommonError.LOGIN_REQUIRED;
            case 403 -> CommonError.FORBIDDEN;
            case 404 -> CommonError.NOT_FOUND;
            case 409 -> CommonError.CONFLICT;
            case 503 -> CommonError.UNAVAILABLE;
            default -> status >= 500 ? CommonError.INTERNAL : CommonError.BAD_REQUEST;
        };
    }

    private byte[] json(int status, Problem problem, String incident) {
        ObjectNode node = JSON.createObjectNode();
        node.put("status", status);
        node.put("code", problem.code().key());
        node.put("message", texts.explain(problem));
        if (!incident.isEmpty()) {
            node.put("incident", incident);
        }
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Page page(int status, Problem problem, String incident, Exchange exchange) {
        Optional<Module> off = status == 404 ? frames.offAt(exchange.path()) : Optional.empty();
        String title = off.flatMap(module -> texts.find("failure.off.title"))
                .or(() -> texts.find("failure." + status))
                .orElseGet(() -> texts.text("failure.other"));
        String words = off.map(m -> texts.text("failure.off", frames.title(m))).orElseGet(() -> texts.explain(problem));
        Html content = paragraph(words);
        if (!incident.isEmpty()) {
            content = content.then(paragraph(texts.text("failure.incident", incident)));
        }
        Html way = Viewer.current().role() == Role.ANONYMOUS && (status == 401 || status == 403)
                ? link("/login", texts.text("action.login"))
                : link("/", texts.text("failure.home"));
        return Page.of(title, content.then(way)).status(status);
    }

    private static Html paragraph(String words) {
        return out -> {
            out.write("<p>");
            Html.text(words).writeTo(out);
            out.write("</p>\n");
        };
    }

    private static Html link(String address, String words) {
        return out -> {
            out.write("<p><a class=\"button button-primary\" href=\"" + address + "\">");
            Html.text(words).writeTo(out);
            out.write("</a></p>\n");
        };
    }
}
