package kz.bbu.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.SortedMap;
import kz.bbu.api.platform.DatabaseCopies;

/** A database as it was at one moment; what differs between databases is left to each. */
abstract class OneMoment implements DatabaseCopies.Snapshot {
    /** Rows of ordinary length that are read at once. */
    static final int ROWS = 500;

    private final String kind;
    private final Instant mark;
    private final Connection connection;

    OneMoment(String kind, Instant mark, Connection connection) {
        this.kind = kind;
        this.mark = mark;
        this.connection = connection;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public Instant mark() {
        return mark;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public SortedMap<String, String> changelogs() throws SQLException {
        return Migrations.changelogs(connection);
    }

    @Override
    public int rowsAtOnce(String table) throws SQLException {
        return ROWS;
    }
}
