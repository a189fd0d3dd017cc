package kz.bbu.intake;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.OptionalLong;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.problem.Problem;
import kz.bbu.testkit.TestViewers;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class IntakeTest {
    private static final byte[] PACKAGE = {1, 2, 3};
    private static final String SHA256 = "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TestIntake intake = new TestIntake();

    @After
    public void close() {
        intake.close();
    }

    @Test
    public void anImportIsRecordedWithTheNameAndTheHashOfItsPackage() {
        submit(TestViewers.staff());
        assertEquals(List.of("import september.zip " + SHA256), intake.audited);
    }

    @Test
    public void whatIsRefusedIsNotRecordedAsAnImport() {
        Viewer other = TestViewers.of(Role.STAFF, Scope.NOTHING);
        assertThrows(Problem.class, () -> submit(other));
        assertEquals(List.of(), intake.audited);
    }

    private void submit(Viewer viewer) {
        Imports.Submission asked =
                new Imports.Submission("september.zip", 1, OptionalLong.empty(), "vendor", false, false, "test");
        TestViewers.call(
                viewer,
                () -> intake.imports(folder.getRoot().toPath()).submit(asked, new ByteArrayInputStream(PACKAGE)));
    }
}
