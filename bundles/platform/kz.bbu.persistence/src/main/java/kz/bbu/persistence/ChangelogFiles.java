package kz.bbu.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.function.Function;
import liquibase.Liquibase;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.OpenOptions;
import liquibase.resource.Resource;

/** Lets Liquibase read changelogs straight from a bundle; its own schema files come from its own loader. */
final class ChangelogFiles extends AbstractResourceAccessor {
    private final Function<String, URL> entries;

    ChangelogFiles(Function<String, URL> entries) {
        this.entries = entries;
    }

    @Override
    public List<Resource> getAll(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        URL found = entries.apply(relative);
        if (found == null) {
            found = Liquibase.class.getClassLoader().getResource(relative);
        }
        return found == null ? List.of() : List.of(new Entry(relative, found));
    }

    @Override
    public List<Resource> search(String path, boolean recursive) {
        return getAll(path);
    }

    @Override
    public List<String> describeLocations() {
        return List.of("bundle");
    }

    @Override
    public void close() {}

    private static final class Entry extends AbstractResource {
        private final URL url;

        Entry(String path, URL url) {
            super(path, URI.create("bundle:/" + path));
            this.url = url;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return url.openStream();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public Resource resolve(String other) {
            return resolveSibling(other);
        }

        @Override
        public Resource resolveSibling(String other) {
            throw new IllegalArgumentException("a changelog is one file; it cannot include " + other);
        }

        @Override
        public boolean isWritable() {
            return false;
        }

        @Override
        public OutputStream openOutputStream(OpenOptions options) throws IOException {
            throw new IOException("a bundle cannot be written");
        }
    }
}
