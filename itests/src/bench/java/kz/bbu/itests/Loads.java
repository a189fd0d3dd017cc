package kz.bbu.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** Loads packages by the console of a portal and takes the time. */
final class Loads {
    private static final String SOURCE = "bench";

    private final Portal portal;
    private final Packages packages;

    Loads(Portal portal) {
        this.portal = portal;
        this.packages = new Packages(portal.administrator());
    }

    /** The seconds from a package's submission to its publication. */
    double seconds(Path zip) {
        String output = portal.consoleResult("bbu:import --lang en --source " + SOURCE + " " + zip)
                .output();
        // A console that waits for hours may lose its connection: the import goes on.
        JsonNode done = packages.newest();
        while (!done.hasNonNull("ended")) {
            pause();
            done = packages.newest();
        }
        if (!done.path("state").asText().equals("DONE")) {
            throw new AssertionError(output + done);
        }
        Instant submitted = Instant.parse(done.path("submitted").asText());
        Instant ended = Instant.parse(done.path("ended").asText());
        return Duration.between(submitted, ended).toMillis() / 1000.0;
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
