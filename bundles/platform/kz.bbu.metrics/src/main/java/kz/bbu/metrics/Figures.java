package kz.bbu.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bbu.api.module.Module;
import kz.bbu.api.module.Modules;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What a supervisor of the portal counts: requests and their time, memory and threads, room on the disk, modules by state. */
@Component(service = Figures.class, immediate = true)
public final class Figures {
    private static final double[] SECONDS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile Modules modules;

    @Activate
    public Figures() {
        JvmMetrics.builder().register(registry);
        requests = Histogram.builder()
                .name("bbu_http_request_seconds")
                .help("Time of answers by the part of the portal and the class of the status")
                .labelNames("part", "status")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(registry);
        GaugeWithCallback.builder()
                .name("bbu_data_free_bytes")
                .help("Room left where the data folder is")
                .callback(gauge -> gauge.call(new File(System.getProperty("bbu.data", "data")).getUsableSpace()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("bbu_modules")
                .help("Modules by state")
                .labelNames("state")
                .callback(gauge -> states().forEach((state, count) -> gauge.call(count, state)))
                .register(registry);
    }

    private Map<String, Long> states() {
        Modules present = modules;
        return present == null
                ? Map.of()
                : present.modules().stream()
                        .collect(Collectors.groupingBy(module -> name(module.state()), Collectors.counting()));
    }

    private static String name(Module.State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Counts an answer. */
    void answered(String part, int status, double seconds) {
        requests.labelValues(part, status / 100 + "xx").observe(seconds);
    }

    /** Writes all figures in the text format of Prometheus 0.0.4. */
    void write(OutputStream out) throws IOException {
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
    }
}
