package kz.bbu.reporting;

import java.io.IOException;
import java.util.List;
import kz.bbu.api.report.Cell;

/** Writes a report row by row into a file; until {@link #end} the file is not valid, wherever its format permits. */
interface Sink {
    void begin(Head head) throws IOException;

    /** Begins a group of rows. */
    void group(Table.Group group) throws IOException;

    void row(String key, List<Cell> cells) throws IOException;

    void totals(List<Cell> cells) throws IOException;

    void end() throws IOException;
}
