package kz.bbu.tab.notes;

import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import kz.bbu.testkit.ModuleContract;
import org.junit.Test;

public class NotesTabTest extends ModuleContract {
    @Test
    public void theBuildWovenTheEntity() {
        boolean woven = Arrays.stream(Note.class.getInterfaces())
                .anyMatch(i -> i.getSimpleName().equals("PersistenceWeaved"));
        assertTrue("Note implements PersistenceWeaved", woven);
    }
}
