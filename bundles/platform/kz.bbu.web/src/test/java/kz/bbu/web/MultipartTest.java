package kz.bbu.web;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.File;
import java.io.IOException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MultipartTest {
    private static final long START = 1_800_000_000_000L;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void whatAnEarlierRunLeftIsRemovedAndNothingElse() throws IOException {
        File old = folder.newFile("old");
        File young = folder.newFile("young");
        assertTrue(old.setLastModified(START - 1000) && young.setLastModified(START + 1000));
        Multipart.sweep(folder.getRoot().toPath(), START);
        assertEquals(1, folder.getRoot().list().length);
        assertTrue(young.exists());
    }
}
