package kz.bbu.console;

import kz.bbu.api.platform.FactsCheck;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.CommandException;

@Service
@Command(
        scope = "bbu",
        name = "facts-verify",
        description = "Counts every journal anew from its records and compares; fails if a figure differs")
public final class FactsVerifyCommand extends PortalCommand {
    private static final int MOST_SHOWN = 100;

    @Reference
    private FactsCheck check;

    @Override
    void run() throws Exception {
        long[] shown = new long[1];
        FactsCheck.Result result = present(check).verify(difference -> {
            if (shown[0]++ < MOST_SHOWN) {
                out().println(texts().text(
                                "verify.difference",
                                Long.toString(difference.organisationId()),
                                Integer.toString(difference.schoolYear()),
                                difference.place(),
                                difference.kept(),
                                difference.counted()));
            }
        });
        String summary = texts().text("verify.done", result.journals(), result.rows(), result.differences());
        if (result.differences() > 0) {
            throw new CommandException(summary);
        }
        out().println(summary);
    }
}
