package kz.bbu.registry;

import java.lang.annotation.Annotation;
import java.nio.file.Path;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Publisher;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.testkit.FakeAlphabet;
import kz.bbu.testkit.TestDatabase;

/** The registry's own publisher on a test database, for tests of what sends packages to it. */
public final class RealRegistry implements AutoCloseable {
    private final RegistryPublisher publisher;
    private final OrganisationScopes scopes;
    private final RosterReader rosters;

    public final Sql sql;

    /** The folder takes the key of the IINs. */
    public RealRegistry(TestDatabase database, Path folder) {
        Store store = database.store("registry");
        FakeAlphabet alphabet = new FakeAlphabet();
        Trees trees = new Trees(store, database.transactions(), alphabet, new Defaults());
        sql = new Sql(store);
        publisher = new RegistryPublisher(store, database.bulk(), alphabet, trees, new IinVault(sql, folder));
        scopes = new OrganisationScopes(store, alphabet, trees);
        rosters = new RosterReader(store, alphabet, trees);
    }

    public Publisher publisher() {
        return publisher;
    }

    public Rosters rosters() {
        return rosters;
    }

    public Scopes scopes() {
        return scopes;
    }

    /** The rows of a kind that readers see of a source; kinds that are kept by institution summed up. */
    public long held(long sourceId, String part) {
        Kind kind = null;
        for (Kind candidate : Kind.values()) {
            kind = candidate.part().equals(part) ? candidate : kind;
        }
        String table = kind.table();
        return sql.number(
                "select count(*) from " + table
                        + " n join registry_published p on p.generation = n.generation where p.source_id = ? and p.part = ?"
                        + (kind.byInstitution() ? " and p.org_id = n.org_id" : ""),
                sourceId,
                part);
    }

    /** The id that an organisation of a source has. */
    public static long organisation(long sourceId, String sourcedId) {
        return Ids.of(sourceId, "org", sourcedId);
    }

    @Override
    public void close() {
        publisher.close();
    }

    private static final class Defaults implements Trees.Config {
        @Override
        public String root_name() {
            return "Oblast";
        }

        @Override
        public String root_bin() {
            return "010140010001";
        }

        @Override
        public String root_slug() {
            return "oblast";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return Trees.Config.class;
        }
    }
}
