package kz.bbu.persistence;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Gives EclipseLink the connection of the thread's transaction, which it cannot end; outside of one, a connection of the pool. */
final class JoiningDataSource implements DataSource {
    /** What ends a transaction or a connection belongs to {@link Connections}. */
    private static final Set<String> NOT_YOURS = Set.of("close", "commit", "rollback", "setAutoCommit");

    private final DataSource pool;
    private final Connections connections;

    JoiningDataSource(DataSource pool, Connections connections) {
        this.pool = pool;
        this.connections = connections;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection current = connections.current();
        return current == null ? pool.getConnection() : guarded(current);
    }

    private static Connection guarded(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                JoiningDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (NOT_YOURS.contains(method.getName())) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("kz.bbu.persistence");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return pool.isWrapperFor(type);
    }
}
