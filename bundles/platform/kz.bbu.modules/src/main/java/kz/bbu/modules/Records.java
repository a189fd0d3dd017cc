package kz.bbu.modules;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.store.Store;

/** What the database remembers of modules: which are wanted, their jars, and what was done to them. */
final class Records {
    /** What is wanted of a module. */
    record State(String symbolicName, boolean wanted, String fault) {}

    /** A jar that somebody installed, with the hash that was recorded then. */
    record Jar(long id, String module, String symbolicName, String version, String sha256, byte[] content) {
        /** Whether the content is still what was installed. */
        boolean isIntact() {
            return sha256.equals(hash(content));
        }
    }

    private final Store store;

    Records(Store store) {
        this.store = store;
    }

    /** The states by module; a module that was never switched is not among them and is on. */
    Map<String, State> states() {
        return store.sql(c -> {
            Map<String, State> states = new HashMap<>();
            try (PreparedStatement select =
                            c.prepareStatement("select id, symbolic_name, wanted, fault from modules_state");
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String fault = rows.getString(4);
                    states.put(
                            rows.getString(1),
                            new State(rows.getString(2), rows.getBoolean(3), fault == null ? "" : fault));
                }
            }
            return states;
        });
    }

    void want(String module, String symbolicName, boolean wanted, String fault) {
        store.sql(c -> {
            update(c, "delete from modules_state where id = ?", module);
            return update(
                    c,
                    "insert into modules_state (id, symbolic_name, wanted, fault) values (?, ?, ?, ?)",
                    module,
                    symbolicName,
                    wanted,
                    cut(fault));
        });
    }

    void event(String module, String account, String action, String version, String sha256, String note) {
        store.sql(c -> update(
                c,
                "insert into modules_event (module, happened, account, action, version, sha256, note) values (?, ?, ?, ?, ?, ?, ?)",
                module,
                now(),
                account,
                action,
                version,
                sha256,
                cut(note)));
    }

    List<ModuleAdmin.Event> events(String module) {
        return store.sql(c -> {
            List<ModuleAdmin.Event> events = new ArrayList<>();
            try (PreparedStatement select = c.prepareStatement(
                    "select happened, account, action, version, sha256, note from modules_event where module = ? order by id desc fetch first 100 rows only")) {
                select.setString(1, module);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        events.add(new ModuleAdmin.Event(
                                rows.getTimestamp(1).toLocalDateTime().toInstant(ZoneOffset.UTC),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                orEmpty(rows.getString(5)),
                                orEmpty(rows.getString(6))));
                    }
                }
            }
            return events;
        });
    }

    /** The jars that are to run, one for each module that somebody installed or updated. */
    List<Jar> runningJars() {
        return jars("select id, module, symbolic_name, version, sha256, content from modules_jar where running = true");
    }

    Optional<Jar> runningJar(String module) {
        return runningJars().stream().filter(jar -> jar.module().equals(module)).findFirst();
    }

    /** The newest jar of a module that does not run. */
    Optional<Jar> formerJar(String module) {
        return jars(
                        "select id, module, symbolic_name, version, sha256, content from modules_jar where running = false and module = ? order by id desc fetch first 1 rows only",
                        module)
                .stream()
                .findFirst();
    }

    /** Keeps a jar, if it is not kept already, and makes it the one that runs. */
    void run(
            String module,
            String symbolicName,
            String version,
            String sha256,
            String fileName,
            String account,
            byte[] content) {
        store.sql(c -> {
            update(c, "update modules_jar set running = false where module = ?", module);
            if (!renew(c, module, sha256, content)) {
                insert(c, module, symbolicName, version, sha256, fileName, account, content);
            }
            update(c, "update modules_jar set running = true where module = ? and sha256 = ?", module, sha256);
            return null;
        });
    }

    /** Keeps a jar as a former version, if it is not kept already; which one runs stays as it is. */
    void keepFormer(
            String module, String symbolicName, String version, String sha256, String fileName, byte[] content) {
        store.sql(c -> {
            if (!renew(c, module, sha256, content)) {
                insert(c, module, symbolicName, version, sha256, fileName, "distribution", content);
            }
            return null;
        });
    }

    /** Writes again what is kept under a hash, for it may have been changed since; tells whether anything is. */
    private static boolean renew(Connection c, String module, String sha256, byte[] content) throws SQLException {
        String sql = "update modules_jar set content = ? where module = ? and sha256 = ?";
        return update(c, sql, content, module, sha256) > 0;
    }

    private static void insert(
            Connection c,
            String module,
            String symbolicName,
            String version,
            String sha256,
            String fileName,
            String account,
            byte[] content)
            throws SQLException {
        try (PreparedStatement insert = c.prepareStatement(
                "insert into modules_jar (module, symbolic_name, version, sha256, file_name, account, added, running, content) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            bind(insert, module, symbolicName, version, sha256, fileName, account, now(), false);
            insert.setBinaryStream(9, new ByteArrayInputStream(content), content.length);
            insert.executeUpdate();
        }
    }

    private List<Jar> jars(String sql, Object... values) {
        return store.sql(c -> {
            List<Jar> jars = new ArrayList<>();
            try (PreparedStatement select = c.prepareStatement(sql)) {
                bind(select, values);
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        jars.add(new Jar(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getBytes(6)));
                    }
                }
            }
            return jars;
        });
    }

    private static int update(Connection c, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = c.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** The SHA-256 of a jar. */
    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Timestamp now() {
        return Timestamp.valueOf(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC));
    }

    private static String cut(String text) {
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
