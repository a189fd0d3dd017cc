package kz.bbu.access;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import kz.bbu.api.access.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the administrator at the very first start: nobody gets a portal with a password that others know. */
@Component(service = FirstAdministrator.class, immediate = true)
public final class FirstAdministrator {
    static final String LOGIN = "admin";

    @Activate
    public FirstAdministrator(@Reference AccountBook accounts) throws IOException {
        if (accounts.isEmpty()) {
            String password = accounts.passwords().oneTime();
            // The file first: an account whose password nobody has read would lock everybody out for good.
            keep(password);
            accounts.create(LOGIN, "Әкімші", Role.ADMINISTRATOR, 0, password);
            tell(password);
        }
    }

    /** The file goes when the administrator has chosen a password. */
    static void forget() throws IOException {
        Files.deleteIfExists(file());
    }

    private static Path file() {
        return Path.of(System.getProperty("bbu.data", "data"), "admin-password.txt")
                .toAbsolutePath()
                .normalize();
    }

    private static void keep(String password) throws IOException {
        Files.createDirectories(file().getParent());
        Files.deleteIfExists(file());
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file(), password + System.lineSeparator());
    }

    /** To the terminal and not to the log: logs are copied and kept. */
    private static void tell(String password) {
        PrintStream terminal = System.out;
        terminal.println("Administrator: " + LOGIN + "   one-time password: " + password);
        terminal.println("(also in " + file() + " until it is changed)");
    }
}
