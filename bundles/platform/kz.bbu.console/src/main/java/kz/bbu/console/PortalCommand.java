package kz.bbu.console;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all commands share: they act for the operator of the machine, in a language, and tell errors in one line. */
abstract class PortalCommand implements Action {
    private static final Logger LOG = LoggerFactory.getLogger(PortalCommand.class);

    @Reference
    private Texts texts;

    @Reference
    private Session session;

    @Option(name = "--lang", description = "kk, ru or en; kk if it is not given")
    private String language = "kk";

    @Override
    public final Object execute() throws Exception {
        take(TrailingOptions.apply(this, words()));
        Language wanted = Language.of(language).orElse(Language.KK);
        Viewer viewer = Viewers.system("console").in(wanted);
        try {
            return Viewers.call(viewer, (Callable<Object>) () -> {
                run();
                return null;
            });
        } catch (Problem e) {
            if (e.code().status() >= 500) {
                LOG.error("command failed", e);
            }
            throw new CommandException(texts.in(wanted).explain(e));
        }
    }

    /** The words after the command's arguments, among which options may stand; what is left of them is taken. */
    List<String> words() {
        return List.of();
    }

    /** Takes the words that are no options; a command that wants none says so. */
    void take(List<String> rest) throws CommandException {
        if (!rest.isEmpty()) {
            throw new CommandException(String.join(" ", rest) + " ?");
        }
    }

    /** Does the work for the viewer of the console. */
    abstract void run() throws Exception;

    Texts texts() {
        return texts;
    }

    PrintStream out() {
        return session.getConsole();
    }

    /** A service that may be away while its bundle is. */
    static <T> T present(T service) {
        return Optional.ofNullable(service).orElseThrow(() -> new Problem(CommonError.UNAVAILABLE));
    }
}
