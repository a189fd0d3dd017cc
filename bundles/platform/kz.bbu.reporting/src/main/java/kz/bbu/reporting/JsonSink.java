package kz.bbu.reporting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Option;

/** Writes JSON with typed values: numbers as numbers, days as {@code yyyy-MM-dd}, times in UTC, missing values as null. */
final class JsonSink implements Sink {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;
    private List<Column> columns;
    private String group;
    private long count;
    private boolean totalled;

    JsonSink(OutputStream out) throws IOException {
        json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    }

    @Override
    public void begin(Head head) throws IOException {
        columns = head.columns();
        json.writeStartObject();
        json.writeStringField("id", head.look().report().id());
        json.writeStringField("title", head.look().title());
        json.writeStringField("form", head.look().request().form());
        json.writeStringField("language", head.texts().language().code());
        json.writeStringField("made", head.made().toString());
        writeFigureOpened(head);
        writeFilters(head);
        writeCoverage(head);
        writeColumns(head);
        writeFigures(head);
        if (head.look().layout().note().isPresent()) {
            json.writeStringField(
                    "note", head.look().texts().text(head.look().layout().note().get()));
        }
        json.writeArrayFieldStart("rows");
    }

    @Override
    public void group(Table.Group next) {
        group = next.title();
    }

    @Override
    public void row(String key, List<Cell> cells) throws IOException {
        count++;
        json.writeStartObject();
        json.writeStringField("key", key);
        if (group != null) {
            json.writeStringField("group", group);
        }
        writeCells("cells", cells);
        writeRemarks("reasons", cells, Cell::reason);
        writeRemarks("warnings", cells, Cell::warning);
        writeRemarks("links", cells, cell -> Links.safe(cell.link()).orElse(""));
        json.writeEndObject();
    }

    @Override
    public void totals(List<Cell> cells) throws IOException {
        json.writeEndArray();
        writeCells("totals", cells);
        totalled = true;
    }

    @Override
    public void end() throws IOException {
        if (!totalled) {
            json.writeEndArray();
        }
        json.writeNumberField("count", count);
        json.writeEndObject();
        json.flush();
    }

    private void writeCells(String name, List<Cell> cells) throws IOException {
        json.writeObjectFieldStart(name);
        for (int i = 0; i < cells.size(); i++) {
            json.writeFieldName(columns.get(i).id());
            write(cells.get(i).value().orElse(null));
        }
        json.writeEndObject();
    }

    private void writeRemarks(String name, List<Cell> cells, Function<Cell, String> remark) throws IOException {
        if (cells.stream().allMatch(cell -> remark.apply(cell).isEmpty())) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (int i = 0; i < cells.size(); i++) {
            String text = remark.apply(cells.get(i));
            if (!text.isEmpty()) {
                json.writeStringField(columns.get(i).id(), text);
            }
        }
        json.writeEndObject();
    }

    private void write(Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else {
            json.writeString(value.toString());
        }
    }

    private void writeFigureOpened(Head head) throws IOException {
        if (head.look().figure().isPresent()) {
            Look.Opened opened = head.look().figure().get();
            json.writeObjectFieldStart("evidenceOf");
            json.writeStringField("row", opened.rowKey());
            json.writeStringField("column", opened.column().id());
            json.writeEndObject();
        }
    }

    private void writeFilters(Head head) throws IOException {
        json.writeArrayFieldStart("filters");
        for (Filter filter : head.look().filters()) {
            json.writeStartObject();
            json.writeStringField("id", filter.parameter().id());
            json.writeStringField("label", head.look().label(filter));
            json.writeArrayFieldStart("chosen");
            for (Option option : filter.chosen()) {
                json.writeStartObject();
                json.writeStringField("value", option.value());
                json.writeStringField("label", Head.plain(option.label()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCoverage(Head head) throws IOException {
        if (head.coverage().isPresent()) {
            json.writeObjectFieldStart("coverage");
            json.writeNumberField("covered", head.coverage().get().covered());
            json.writeNumberField("all", head.coverage().get().all());
            json.writeFieldName("asOf");
            write(head.coverage().get().asOf().orElse(null));
            json.writeNumberField("outdated", head.coverage().get().outdated());
            json.writeEndObject();
        }
    }

    private void writeColumns(Head head) throws IOException {
        json.writeArrayFieldStart("columns");
        for (int i = 0; i < columns.size(); i++) {
            json.writeStartObject();
            json.writeStringField("id", columns.get(i).id());
            json.writeStringField("kind", columns.get(i).kind().name());
            json.writeStringField("label", head.fullLabel(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeFigures(Head head) throws IOException {
        json.writeArrayFieldStart("figures");
        for (Table.Figure figure : head.figures()) {
            json.writeStartObject();
            json.writeStringField("label", figure.label());
            json.writeStringField("kind", figure.kind().name());
            json.writeFieldName("value");
            write(figure.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
