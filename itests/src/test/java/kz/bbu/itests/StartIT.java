package kz.bbu.itests;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** A newcomer's first minute, on each database. */
@RunWith(Parameterized.class)
public class StartIT {
    @Parameterized.Parameters(name = "{0}")
    public static List<Database> databases() {
        return Arrays.asList(Database.values());
    }

    private final Database database;

    public StartIT(Database database) {
        this.database = database;
    }

    @Test
    public void theFirstPageAnswersAndTheLogIsQuiet() {
        try (Portal portal = Portal.measured("start-" + database).on(database)) {
            portal.start();
            portal.stop();
            assertEquals(List.of(), portal.complaints());

            portal.start();
            portal.stop();
            assertEquals(List.of(), portal.complaints());
        }
    }
}
