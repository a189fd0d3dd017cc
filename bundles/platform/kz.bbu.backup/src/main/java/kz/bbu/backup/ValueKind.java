package kz.bbu.backup;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How the values of a column are written, the same for every database. */
enum ValueKind {
    WHOLE("?") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            long value = row.getLong(column);
            if (row.wasNull()) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            insert.setLong(column, json.getLongValue());
        }
    },
    TRUTH("?") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            boolean value = row.getBoolean(column);
            if (row.wasNull()) {
                json.writeNull();
            } else {
                json.writeBoolean(value);
            }
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            insert.setBoolean(column, json.getBooleanValue());
        }
    },
    FLOATING("?") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            double value = row.getDouble(column);
            if (row.wasNull()) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            insert.setDouble(column, Double.parseDouble(json.getText()));
        }
    },
    EXACT("?") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            BigDecimal value = row.getBigDecimal(column);
            json.writeString(value == null ? null : value.toPlainString());
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            insert.setBigDecimal(column, new BigDecimal(json.getText()));
        }
    },
    TEXT("?") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeString(row.getString(column));
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            insert.setString(column, json.getText());
        }
    },
    DATE("cast(? as date)") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeString(row.getString(column));
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            insert.setString(column, json.getText());
        }
    },
    TIME("cast(? as time)") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            json.writeString(row.getString(column));
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            insert.setString(column, json.getText());
        }
    },
    /** As text all the way: a Java timestamp has no hours that the clocks of a country once skipped. */
    TIMESTAMP("cast(? as timestamp)") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            String value = row.getString(column);
            json.writeString(value == null ? null : iso(value));
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            insert.setString(column, json.getText().replace('T', ' '));
        }
    },
    BYTES("?") {
        @Override
        void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException {
            try (InputStream in = row.getBinaryStream(column)) {
                if (in == null) {
                    json.writeNull();
                } else {
                    json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, -1);
                }
            }
        }

        @Override
        void read(JsonParser json, PreparedStatement insert, int column, Spool spool) throws SQLException, IOException {
            spool.read(json, insert, column);
        }
    };

    /** What stands for a value in an insert. */
    final String place;

    ValueKind(String place) {
        this.place = place;
    }

    /** Writes the value of a row. */
    abstract void write(ResultSet row, int column, JsonGenerator json) throws SQLException, IOException;

    /** Binds the value at which the JSON is, which is not null. */
    abstract void read(JsonParser json, PreparedStatement insert, int column, Spool spool)
            throws SQLException, IOException;

    /** To the microsecond, as far as both databases go: PostgreSQL would round up what Derby has beyond. */
    private static String iso(String time) {
        LocalDateTime exact = LocalDateTime.parse(time.replace(' ', 'T'));
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(exact.truncatedTo(ChronoUnit.MICROS));
    }

    final void readOrNull(JsonParser json, PreparedStatement insert, int column, int sqlType, Spool spool)
            throws SQLException, IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            insert.setNull(column, sqlType);
        } else {
            read(json, insert, column, spool);
        }
    }

    /**
     * The kind of a type of {@link Types}.
     *
     * @throws IllegalArgumentException if no column of the portal has such a type
     */
    static ValueKind of(int type) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> WHOLE;
            case Types.BIT, Types.BOOLEAN -> TRUTH;
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> FLOATING;
            case Types.NUMERIC, Types.DECIMAL -> EXACT;
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> TEXT;
            case Types.DATE -> DATE;
            case Types.TIME -> TIME;
            case Types.TIMESTAMP -> TIMESTAMP;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> BYTES;
            default -> throw new IllegalArgumentException("type " + type);
        };
    }
}
