package kz.bbu.persistence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import liquibase.Liquibase;
import liquibase.resource.AbstractResource;
import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.OpenOptions;
import liquibase.resource.Resource;

/** Gives Liquibase one changelog; its own schema files come from its own loader. */
final class ChangelogFiles extends AbstractResourceAccessor {
    private final String path;
    private final byte[] changelog;

    ChangelogFiles(String path, String changelog) {
        this.path = path;
        this.changelog = changelog.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Resource> getAll(String wanted) {
        String relative = wanted.startsWith("/") ? wanted.substring(1) : wanted;
        if (relative.equals(path)) {
            return List.of(new Entry(relative, () -> new ByteArrayInputStream(changelog)));
        }
        URL found = Liquibase.class.getClassLoader().getResource(relative);
        return found == null ? List.of() : List.of(new Entry(relative, found::openStream));
    }

    @Override
    public List<Resource> search(String wanted, boolean recursive) {
        return getAll(wanted);
    }

    @Override
    public List<String> describeLocations() {
        return List.of("bundle");
    }

    @Override
    public void close() {}

    /** How the bytes of a file are read. */
    private interface Opener {
        InputStream open() throws IOException;
    }

    private static final class Entry extends AbstractResource {
        private final Opener opener;

        Entry(String path, Opener opener) {
            super(path, URI.create("bundle:/" + path));
            this.opener = opener;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return opener.open();
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
