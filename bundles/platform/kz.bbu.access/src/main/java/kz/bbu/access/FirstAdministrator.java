package kz.bbu.access;

import java.io.IOException;
import java.io.PrintStream;
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
    private static final Path FILE = Path.of(System.getProperty("bbu.data", "data"), "admin-password.txt");

    @Activate
    public FirstAdministrator(@Reference AccountBook accounts) throws IOException {
        if (accounts.isEmpty()) {
            String password = accounts.create("admin", "Әкімші", Role.ADMINISTRATOR, 0);
            keep(password);
            tell(password);
        }
    }

    /** The file goes when the administrator has chosen a password. */
    static void forget() throws IOException {
        Files.deleteIfExists(FILE);
    }

    private static void keep(String password) throws IOException {
        Files.deleteIfExists(FILE);
        Files.createFile(FILE, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(FILE, password + System.lineSeparator());
    }

    /** To the terminal and not to the log: logs are copied and kept. */
    private static void tell(String password) {
        PrintStream terminal = System.out;
        terminal.println("Administrator: admin   one-time password: " + password);
        terminal.println("(also in " + FILE.toAbsolutePath().normalize() + " until it is changed)");
    }
}
