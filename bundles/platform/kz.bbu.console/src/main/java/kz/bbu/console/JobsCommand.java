package kz.bbu.console;

import kz.bbu.api.job.Job;
import kz.bbu.api.job.Jobs;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "bbu", name = "jobs", description = "Lists the latest jobs")
public final class JobsCommand extends PortalCommand {
    private static final int LISTED = 30;

    @Reference
    private Jobs jobs;

    @Override
    void run() {
        Lines lines = new Lines();
        lines.add(
                "№",
                texts().text("jobs.job"),
                texts().text("modules.state"),
                texts().text("jobs.who"),
                texts().text("jobs.when"),
                texts().text("jobs.step"));
        for (Job job : present(jobs).jobs(0, LISTED)) {
            lines.add(
                    job.id(),
                    job.title(),
                    texts().text("jobs.state." + job.state()),
                    job.accountName(),
                    texts().formats().dateTime(job.submitted()),
                    job.error().isEmpty() ? job.step() : job.error());
        }
        lines.print(out());
    }
}
