package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.Test;

public class BodyLimitTest {
    private static final String UPLOAD = "multipart/form-data; boundary=x";
    private static final InputStream UNREADABLE = new InputStream() {
        @Override
        public int read() {
            throw new AssertionError("it was read");
        }
    };

    private final BodyLimit limit = new BodyLimit(TestExchange.fake(BodyLimit.Config.class, (name, arguments) -> 2));

    @Test
    public void whatIsAnnouncedTooLargeIsRefusedUnread() {
        for (String bytes : new String[] {"2000001", "2147483648", "999999999999"}) {
            ContainerRequest request = request(UPLOAD, UNREADABLE);
            request.header("Content-Length", bytes);
            Problem problem = assertThrows(Problem.class, () -> limit.filter(request));
            assertEquals(CommonError.TOO_LARGE, problem.code());
        }
    }

    @Test
    public void whatIsNotAnnouncedEndsAtTheLimit() throws IOException {
        ContainerRequest request = request(UPLOAD, new ByteArrayInputStream(new byte[2_000_001]));
        request.header("Transfer-Encoding", "chunked");
        limit.filter(request);
        assertEquals(2_000_000, request.getEntityStream().readNBytes(2_000_000).length);
        Problem problem =
                assertThrows(Problem.class, () -> request.getEntityStream().read());
        assertEquals(CommonError.TOO_LARGE, problem.code());
    }

    @Test
    public void dataAreSmallerThanFiles() {
        ContainerRequest request = request("application/json", UNREADABLE);
        request.header("Content-Length", "1000001");
        assertThrows(Problem.class, () -> limit.filter(request));
    }

    @Test
    public void whatFitsComesWhole() throws IOException {
        ContainerRequest request = request(UPLOAD, new ByteArrayInputStream(new byte[2_000_000]));
        limit.filter(request);
        assertEquals(2_000_000, request.getEntityStream().readAllBytes().length);
    }

    private static ContainerRequest request(String type, InputStream body) {
        URI base = URI.create("http://127.0.0.1/");
        ContainerRequest request = new ContainerRequest(base, base, "POST", null, new MapPropertiesDelegate(), null);
        request.header("Content-Type", type);
        request.setEntityStream(body);
        return request;
    }
}
