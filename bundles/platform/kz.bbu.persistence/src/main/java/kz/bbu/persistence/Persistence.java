package kz.bbu.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.DatabaseCopies;
import kz.bbu.api.platform.StoreFaults;
import kz.bbu.api.platform.TableCounts;
import kz.bbu.api.store.Transactions;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the database, then publishes transactions, bulk loading and the stores of bundles. */
@Component(
        service = {},
        immediate = true,
        configurationPid = "kz.bbu.persistence")
@Designate(ocd = Persistence.Config.class)
@Capability(
        namespace = "osgi.service",
        attribute =
                "objectClass:List<String>=\"kz.bbu.api.store.Transactions,kz.bbu.api.store.Store,kz.bbu.api.platform.Bulk,kz.bbu.api.platform.TableCounts,kz.bbu.api.platform.DatabaseCopies,kz.bbu.api.platform.StoreFaults\"")
public final class Persistence {
    private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

    /** Where the data are. */
    @ObjectClassDefinition
    public @interface Config {
        @AttributeDefinition(description = "JDBC address of PostgreSQL; empty for embedded Derby in the data folder")
        String url() default "";

        @AttributeDefinition(description = "User of the database")
        String user() default "";

        @AttributeDefinition(description = "Password of the user")
        String password() default "";

        @AttributeDefinition(description = "Connections at most")
        int connections() default 16;
    }

    private final Database database;
    private final StoreExtender extender;
    private final List<ServiceRegistration<?>> services = new ArrayList<>();

    @Activate
    public Persistence(BundleContext context, Config config) {
        Path data = Path.of(System.getProperty("bbu.data", "data"));
        database = open(config, data);
        Connections connections = new Connections(database.pool());
        extender = new StoreExtender(context, database, connections);
        services.add(context.registerService(Transactions.class, connections, null));
        services.add(context.registerService(Bulk.class, database, null));
        services.add(context.registerService(TableCounts.class, new Tables(connections), null));
        services.add(context.registerService(DatabaseCopies.class, new Copies(database, data), null));
        services.add(context.registerService(StoreFaults.class, extender, null));
        extender.open();
    }

    /** Without a database there is no portal: the reason is told in one line, and the start fails. */
    static Database open(Config config, Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            LOG.error("The data folder {} cannot be written. Give it to the portal's user or set bbu.data.", data);
            throw new IllegalStateException("data folder " + data, e);
        }
        try {
            Restored restored = new Restored(data);
            return config.url().isEmpty() ? openDerby(config, data, restored) : openPostgres(config, restored);
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.error(
                    "The database {} cannot be opened: {} Check etc/kz.bbu.persistence.cfg.",
                    config.url().isEmpty() ? "in " + data : config.url(),
                    rootMessage(e));
            throw new IllegalStateException("database", e);
        }
    }

    private static Database openDerby(Config config, Path data, Restored restored) throws IOException {
        Optional<String> former = restored.waiting(DerbyDatabase.KIND);
        if (former.isPresent()) {
            restored.moveIn(former.get());
        }
        return new DerbyDatabase(data, config.connections());
    }

    private static Database openPostgres(Config config, Restored restored) throws IOException, SQLException {
        PostgresDatabase postgres =
                new PostgresDatabase(config.url(), config.user(), config.password(), config.connections());
        Optional<String> former = restored.waiting(PostgresDatabase.KIND);
        if (former.isPresent()) {
            postgres.switchOver(former.get());
            restored.moveIn(former.get());
        }
        return postgres;
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    @Deactivate
    public void close() {
        extender.close();
        services.forEach(ServiceRegistration::unregister);
        database.close();
    }
}
