package kz.bbu.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The assembled distribution, and copies of it to run. */
final class Distribution {
    /** Where the build put it. */
    static final Path HOME = Path.of(property("distribution")).toAbsolutePath().normalize();

    /** The root of the sources. */
    static final Path PROJECT =
            Path.of(property("project.root")).toAbsolutePath().normalize();

    /** Where the copies and their data go. */
    static final Path WORK = Path.of(property("work")).toAbsolutePath().normalize();

    private Distribution() {}

    /** A fresh copy in a folder of that name; jars are linked, not copied. */
    static Path copy(String name) {
        Path copy = WORK.resolve(name).resolve("portal");
        delete(copy.getParent());
        try (Stream<Path> files = Files.walk(HOME)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = copy.resolve(HOME.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (file.toString().endsWith(".jar")) {
                    link(file, target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** Deletes a folder and all that is in it; what is not there is no error. */
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, target);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(
                    "The system property " + name + " is set by the build; run mvn verify -pl itests");
        }
        return value;
    }
}
