package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.List;
import kz.bbu.api.files.Upload;
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

    /** Methods that take forms. */
    private interface Forms {
        @Upload
        void files();

        @Upload(megabytes = 1)
        void list();

        void words();

        void fields(@FormParam("name") String name);

        @Consumes({"application/zip", "application/octet-stream"})
        void file();
    }

    private final BodyLimit limit = new BodyLimit(TestExchange.fake(BodyLimit.Config.class, (name, arguments) -> 2));

    @Test
    public void whatIsAnnouncedTooLargeIsRefusedUnread() {
        for (String bytes : new String[] {"3000001", "2147483648", "999999999999"}) {
            ContainerRequest request = request(UPLOAD, UNREADABLE);
            request.header("Content-Length", bytes);
            Problem problem = assertThrows(Problem.class, () -> limit(request, "files"));
            assertEquals(CommonError.TOO_LARGE, problem.code());
        }
    }

    @Test
    public void whatIsNotAnnouncedEndsAtTheLimit() throws IOException {
        ContainerRequest request = request(UPLOAD, new ByteArrayInputStream(new byte[3_000_001]));
        request.header("Transfer-Encoding", "chunked");
        limit(request, "files");
        assertEquals(3_000_000, request.getEntityStream().readNBytes(3_000_000).length);
        Problem problem =
                assertThrows(Problem.class, () -> request.getEntityStream().read());
        assertEquals(CommonError.TOO_LARGE, problem.code());
    }

    @Test
    public void dataAreSmallerThanFiles() {
        ContainerRequest request = request("application/json", UNREADABLE);
        request.header("Content-Length", "1000001");
        assertThrows(Problem.class, () -> limit(request, "words"));
    }

    @Test
    public void aMethodsOwnLimitIsToldWithoutWhatTheRestOfTheFormMayHave() {
        ContainerRequest request = request(UPLOAD, UNREADABLE);
        request.header("Content-Length", "2000001");
        Problem problem = assertThrows(Problem.class, () -> limit(request, "list"));
        assertEquals(List.of(1), problem.arguments());
    }

    @Test
    public void aMethodThatTakesNoFilesTakesAFormOfOneMegabyte() {
        ContainerRequest request = request(UPLOAD, UNREADABLE);
        request.header("Content-Length", "1000001");
        assertThrows(Problem.class, () -> limit(request, "words"));
    }

    @Test
    public void aFileAsItIsHasNoLimitHereWhereTheMethodTakesNothingElse() {
        ContainerRequest request = request("application/octet-stream", UNREADABLE);
        request.header("Content-Length", "3000001");
        limit(request, "file");
        assertThrows("whatever its sender calls it", Problem.class, () -> limit(request, "words"));
    }

    @Test
    public void aTypeThatTheMethodCannotReadIsRefused() throws NoSuchMethodException {
        Method words = Forms.class.getDeclaredMethod("words");
        Method fields = Forms.class.getDeclaredMethod("fields", String.class);
        for (String type : List.of("*/*;boundary=x", "multipart/*", "application/*")) {
            assertThrows(
                    type, NotSupportedException.class, () -> BodyLimit.requireType(MediaType.valueOf(type), words));
        }
        assertThrows(NotSupportedException.class, () -> BodyLimit.requireType(MediaType.APPLICATION_JSON_TYPE, fields));
        assertThrows(NotSupportedException.class, () -> BodyLimit.requireType(null, fields));
        BodyLimit.requireType(MediaType.valueOf("application/x-www-form-urlencoded;charset=utf-8"), fields);
        BodyLimit.requireType(MediaType.APPLICATION_JSON_TYPE, words);
        BodyLimit.requireType(null, words);
    }

    @Test
    public void theLargestLimitIsOne() throws NoSuchMethodException {
        BodyLimit largest =
                new BodyLimit(TestExchange.fake(BodyLimit.Config.class, (name, arguments) -> Integer.MAX_VALUE));
        ContainerRequest request = request(UPLOAD, UNREADABLE);
        request.header("Content-Length", "3000001");
        largest.limit(request, Forms.class.getDeclaredMethod("files"));
    }

    @Test
    public void whatFitsComesWhole() throws IOException {
        ContainerRequest request = request(UPLOAD, new ByteArrayInputStream(new byte[3_000_000]));
        limit(request, "files");
        assertEquals(3_000_000, request.getEntityStream().readAllBytes().length);
    }

    private void limit(ContainerRequest request, String method) {
        try {
            limit.limit(request, Forms.class.getDeclaredMethod(method));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static ContainerRequest request(String type, InputStream body) {
        URI base = URI.create("http://127.0.0.1/");
        ContainerRequest request = new ContainerRequest(base, base, "POST", null, new MapPropertiesDelegate(), null);
        request.header("Content-Type", type);
        request.setEntityStream(body);
        return request;
    }
}
