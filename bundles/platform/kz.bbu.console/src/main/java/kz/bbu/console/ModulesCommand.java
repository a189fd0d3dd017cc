package kz.bbu.console;

import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

@Service
@Command(scope = "bbu", name = "modules", description = "Lists the modules and their states")
public final class ModulesCommand extends PortalCommand {
    @Reference
    private Modules modules;

    @Override
    void run() {
        Lines lines = new Lines();
        lines.add(text("id"), text("kind"), text("version"), text("state"), text("module"), text("reason"));
        for (Module module : present(modules).modules()) {
            String title = texts().of(module.symbolicName()).text("title");
            lines.add(
                    module.id(),
                    text("kind." + module.kind()),
                    module.version(),
                    text("state." + module.state()),
                    title,
                    module.reason());
        }
        lines.print(out());
    }

    private String text(String key) {
        return texts().text("modules." + key);
    }
}
