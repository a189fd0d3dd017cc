package kz.bbu.metrics;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Test;

public class FiguresTest {
    private final Figures figures = new Figures();
    private final Parts parts = new Parts();

    private List<String> lines() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        figures.write(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    public void answersAreCountedByPartAndStatus() throws IOException {
        figures.answered("forum", 200, 0.2);
        figures.answered("forum", 303, 0.02);
        figures.answered("forum", 204, 7);
        List<String> lines = lines();
        assertTrue(lines.contains("bbu_http_request_seconds_count{part=\"forum\",status=\"2xx\"} 2"));
        assertTrue(lines.contains("bbu_http_request_seconds_count{part=\"forum\",status=\"3xx\"} 1"));
        assertTrue(lines.contains("bbu_http_request_seconds_bucket{part=\"forum\",status=\"2xx\",le=\"0.25\"} 1"));
    }

    @Test
    public void memoryThreadsAndRoomAreThere() throws IOException {
        Set<String> names = lines().stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[ {]")[0])
                .collect(Collectors.toCollection(HashSet::new));
        assertTrue(
                names.toString(),
                names.containsAll(List.of("jvm_memory_used_bytes", "jvm_threads_current", "bbu_data_free_bytes")));
    }

    @Test
    public void thePartIsTheModuleOrTheFirstWord() {
        assertEquals("forum", parts.of("/org/region/forum/topics/7", 200));
        assertEquals("report-attendance", parts.of("/org/region/reports/attendance.xlsx", 200));
        assertEquals("jobs", parts.of("/api/v1/jobs", 200));
        assertEquals("login", parts.of("/login", 200));
        assertEquals("home", parts.of("/", 302));
        assertEquals("org alone", "home", parts.of("/org/region", 200));
    }

    @Test
    public void strangersMakeNoNames() {
        assertEquals("other", parts.of("/wp-admin", 404));
        assertEquals("other", parts.of("/org/region/\"}{", 200));
        String[] many = new String[1000];
        Arrays.setAll(many, i -> parts.of("/x" + i, 200));
        assertTrue(new HashSet<>(List.of(many)).size() <= 101);
    }
}
