package kz.bbu.registry;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Load;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.store.Store;

/** Writes the rows of one load into the tables of its generation; a value that has no room is an error of its row. */
final class Staging implements AutoCloseable {
    private static final int COMMON = 7;
    private static final int SMALL = -1;
    private static final int ANY = 0;
    private static final int MOST_IDS = 10_000;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** The open writer of a table, and how much room each column has. */
    private record Table(Bulk.Writer writer, int[] room) {}

    /** What an id is made of. */
    private record Named(String kind, String sourcedId) {}

    private final Map<Named, Long> ids = new HashMap<>();
    private final Load load;
    private final Bulk bulk;
    private final Store store;
    private final Map<Kind, Table> tables = new EnumMap<>(Kind.class);

    Staging(Load load, Bulk bulk, Store store) {
        this.load = load;
        this.bulk = bulk;
        this.store = store;
    }

    Load load() {
        return load;
    }

    /**
     * Adds a row of a kind. An IIN in any text is masked: vendors use it as a login or an id.
     *
     * @param content what is compared with the former row beside the own values; for what goes into other tables
     * @param own the kind's own values, after those that every table has
     */
    void add(Kind kind, Load.Row row, long id, long orgId, String content, Object... own) {
        Object[] values = new Object[COMMON + own.length];
        values[0] = load.importId();
        values[1] = id;
        values[2] = row.line();
        for (int i = 0; i < own.length; i++) {
            own[i] = own[i] instanceof String text ? NationalNumber.maskIins(text) : own[i];
        }
        values[3] = Ids.hash(orgId + " " + NationalNumber.maskIins(content) + hashed(own));
        values[4] = moment(row.get("dateLastModified"));
        values[5] = "tobedeleted".equals(row.get("status"));
        values[6] = orgId;
        System.arraycopy(own, 0, values, COMMON, own.length);
        Table table = tables.computeIfAbsent(kind, this::open);
        if (fits(kind, row, table.room(), values)) {
            table.writer().add(values);
        }
    }

    private Table open(Kind kind) {
        int[] room = store.sql(c -> {
            String columns = String.join(", ", kind.columns());
            try (PreparedStatement select =
                    c.prepareStatement("select " + columns + " from " + kind.table() + " where generation = -1")) {
                return room(select.executeQuery().getMetaData());
            }
        });
        return new Table(bulk.open(kind.table(), kind.columns()), room);
    }

    private static int[] room(ResultSetMetaData columns) throws SQLException {
        int[] room = new int[columns.getColumnCount()];
        for (int i = 0; i < room.length; i++) {
            room[i] = switch (columns.getColumnType(i + 1)) {
                case Types.VARCHAR -> columns.getPrecision(i + 1);
                case Types.SMALLINT -> SMALL;
                default -> ANY;
            };
        }
        return room;
    }

    private boolean fits(Kind kind, Load.Row row, int[] room, Object[] values) {
        boolean fits = true;
        for (int i = COMMON; i < values.length; i++) {
            boolean tooLong = values[i] instanceof String text && room[i] > 0 && text.length() > room[i];
            boolean tooLarge = room[i] == SMALL && values[i] instanceof Integer number && number > Short.MAX_VALUE;
            if (tooLong || tooLarge) {
                String value = String.valueOf(values[i]);
                load.findings()
                        .error(
                                kind.file(load),
                                row.line(),
                                kind.columns().get(i),
                                value.substring(0, Math.min(200, value.length())),
                                tooLong ? "value.tooLong" : "value.integer");
                fits = false;
            }
        }
        return fits;
    }

    /** A time as text of one length, so that later is greater. */
    private static String moment(String time) {
        return time == null ? null : MOMENT.format(Instant.parse(time));
    }

    /** The content as text; sort keys follow from the names, and encrypted text differs each time. */
    private static String hashed(Object[] own) {
        StringJoiner joined = new StringJoiner("\u001f");
        for (Object value : own) {
            joined.add(value instanceof byte[] ? "" : String.valueOf(value));
        }
        return joined.toString();
    }

    /** The id of a record; rows that follow each other name the same ones. */
    long id(String kind, String sourcedId) {
        if (ids.size() >= MOST_IDS) {
            ids.clear();
        }
        return ids.computeIfAbsent(new Named(kind, sourcedId), n -> Ids.of(load.sourceId(), kind, sourcedId));
    }

    /** The id of the record that a column names; null if it is blank. */
    Long reference(String kind, Load.Row row, String column) {
        String sourcedId = row.get(column);
        return sourcedId == null ? null : id(kind, sourcedId);
    }

    /** A day; its form, {@code yyyy-MM-dd}, was checked before. */
    static LocalDate date(Load.Row row, String column) {
        String value = row.get(column);
        return value == null
                ? null
                : LocalDate.of(
                        Integer.parseInt(value, 0, 4, 10),
                        Integer.parseInt(value, 5, 7, 10),
                        Integer.parseInt(value, 8, 10, 10));
    }

    static Integer number(Load.Row row, String column) {
        String value = row.get(column);
        return value == null ? null : Integer.valueOf(value);
    }

    /** A number with a fraction, so that equal ones are written in one way. */
    static BigDecimal decimal(Load.Row row, String column) {
        String value = row.get(column);
        return value == null ? null : new BigDecimal(value).stripTrailingZeros();
    }

    static Boolean flag(Load.Row row, String column) {
        String value = row.get(column);
        return value == null ? null : value.equals("true");
    }

    /** The items of a list, each once. */
    static String[] list(Load.Row row, String column) {
        String value = row.get(column);
        return value == null
                ? new String[0]
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .distinct()
                        .toArray(String[]::new);
    }

    /** The extra columns as lines {@code name=value}; null if there are none. */
    static String metadata(Load.Row row) {
        if (row.metadata().isEmpty()) {
            return null;
        }
        StringJoiner lines = new StringJoiner("\n");
        new TreeMap<>(row.metadata()).forEach((name, value) -> lines.add(name + "=" + value));
        return lines.toString();
    }

    /** Ends the writers, so that no connection is held while the next file is read. */
    @Override
    public void close() {
        tables.values().forEach(table -> table.writer().close());
        tables.clear();
    }
}
