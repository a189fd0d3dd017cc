package kz.bbu.itests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases that the portal runs on; a real PostgreSQL is started once for all checks. */
enum Database {
    DERBY {
        @Override
        void configure(Portal portal, String name) {
            // The portal's default needs no setting.
        }
    },
    POSTGRESQL {
        @Override
        void configure(Portal portal, String name) {
            make(identifier(name));
            portal.setting("kz.bbu.persistence.cfg", "url", url(name))
                    .setting("kz.bbu.persistence.cfg", "user", "postgres")
                    .setting("kz.bbu.persistence.cfg", "password", "postgres");
        }
    };

    /** Prepares a database of that name and tells the portal, which is not started yet. */
    abstract void configure(Portal portal, String name);

    /** A connection to a new and empty database of the PostgreSQL server. */
    static Connection fresh(String database) throws SQLException {
        make(database);
        return Server.INSTANCE.getDatabase("postgres", database).getConnection();
    }

    /** The address of the PostgreSQL database of a portal of that name. */
    static String url(String name) {
        return Server.INSTANCE.getJdbcUrl("postgres", identifier(name));
    }

    private static String identifier(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "_");
    }

    private static void make(String database) {
        execute("DROP DATABASE IF EXISTS " + database, "CREATE DATABASE " + database);
    }

    /** Gives back the room of a database that is needed no more. */
    static void drop(String database) {
        execute("DROP DATABASE IF EXISTS " + database);
    }

    private static void execute(String... statements) {
        try (Connection connection = Server.INSTANCE.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
