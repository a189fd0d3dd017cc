package kz.bbu.tab.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import kz.bbu.api.store.Sql;

/**
 * A document or folder that is deleted and can be brought back.
 *
 * @param parentId the folder that it was in, 0 for none
 */
public record Deleted(boolean folder, long id, long parentId, String name, Instant when) {
    static Deleted read(ResultSet row, boolean folder) throws SQLException {
        return new Deleted(
                folder,
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                Sql.instant(row, 4).orElseThrow());
    }
}
