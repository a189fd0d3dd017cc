package kz.bbu.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kz.bbu.api.access.Role;
import kz.bbu.api.platform.Reports;
import kz.bbu.api.report.Choices;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Option;
import kz.bbu.api.report.Parameter;
import kz.bbu.api.report.ReportRequest;
import kz.bbu.api.report.Rows;
import kz.bbu.api.report.Section;
import kz.bbu.api.report.Tables;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes tables of tabs as large reports are written, with the same limits. */
@Component
public final class TableFiles implements Tables {
    private final Engine engine;

    @Activate
    public TableFiles(@Reference Engine engine) {
        this.engine = engine;
    }

    @Override
    public File file(
            String module,
            Texts texts,
            Map<String, String> chosen,
            List<Column> columns,
            Format format,
            Consumer<Rows> fill) {
        List<Filter> filters = new ArrayList<>();
        chosen.forEach((name, words) -> filters.add(
                new Filter(Parameter.text(name), Optional.empty(), List.of(words), List.of(new Option(words, words)))));
        Layout layout = Layout.builder()
                .columns(columns.toArray(Column[]::new))
                .size(Layout.Size.LARGE)
                .build();
        Look look = new Look(
                new InstalledReport(module, "kz.bbu.tab." + module, Section.AUTHORITY, 0, Role.STAFF, null),
                texts,
                Address.of(Map.of()),
                filters,
                layout,
                new ReportRequest(
                        Choices.NONE, "", Optional.empty(), ReportRequest.Window.ALL, LocalDate.now(Looks.ZONE)),
                Optional.empty(),
                fill);
        Export export = engine.export(look, Reports.Format.valueOf(format.name()));
        return new File() {
            @Override
            public String mediaType() {
                return export.mediaType();
            }

            @Override
            public String disposition() {
                return FileName.disposition(export.head().title(), format.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public void answer(OutputStream out) throws IOException {
                export.answer(out);
            }
        };
    }
}
