package kz.bbu.registry;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Writes the tree of organisations, anew at each publication; the root is there from the first start.
 *
 * <p>Readers need nothing but a tree: its nodes carry the profile, the counts of people and the heads, so whoever reads one tree never sees half of a publication.
 */
@Component(service = Trees.class, configurationPid = "kz.bbu.registry")
@Designate(ocd = Trees.Config.class)
public final class Trees {
    private static final int LONGEST_FOLD = 1000;
    private static final String INSERT_NODE =
            "insert into registry_node (tree, id, parent_id, authority_id, kind, slug, position, last_position, depth, source_id, sourced_id, name, name_sort, name_fold, bin, profile_generation, profile_id, data_at, pupils, staff, parents, pupil_users, staff_users, parent_users) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** The root authority of an empty portal. */
    @ObjectClassDefinition(name = "Registry")
    @interface Config {
        @AttributeDefinition(description = "Name of the root authority, used at the first start only")
        String root_name() default "Білім басқармасы";

        @AttributeDefinition(description = "BIN of the root authority, 12 digits, used at the first start only")
        String root_bin() default "";

        @AttributeDefinition(
                description = "Address of the root authority, /org/{address}, used at the first start only")
        String root_slug() default "region";
    }

    private final Store store;
    private final Sql sql;
    private final Transactions transactions;
    private final Alphabet alphabet;
    private final Generations generations;

    @Activate
    public Trees(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Transactions transactions,
            @Reference Alphabet alphabet,
            Config config) {
        this(store, transactions, alphabet);
        if (generations.tree() < 0) {
            boolean described = sql.number("select count(*) from registry_root") > 0;
            transactions.run(() -> {
                if (!described) {
                    describe(config.root_name(), config.root_bin(), config.root_slug());
                }
                publish();
                return null;
            });
        }
    }

    private Trees(Store store, Transactions transactions, Alphabet alphabet) {
        this.store = store;
        this.sql = new Sql(store);
        this.transactions = transactions;
        this.alphabet = alphabet;
        this.generations = new Generations(sql);
    }

    /** Gives the root other words, and readers a tree that has them. */
    void describeRoot(String name, String bin, String slug) {
        transactions.run(() -> {
            lock();
            describe(name, bin, slug);
            publish();
            return null;
        });
    }

    private void describe(String name, String bin, String slug) {
        sql.update("delete from registry_root");
        sql.update("insert into registry_root (id, name, bin, slug) values (?, ?, ?, ?)", Ids.ROOT, name, bin, slug);
        new Slugs(sql).give(Ids.ROOT, slug);
    }

    /** Lets only one publication at a time move pointers and read them, also of several portals on one database. */
    void lock() {
        sql.update("update registry_root set name = name");
    }

    /** Writes a new tree and moves readers to it; part of the publication's transaction, and its last step, since readers wait for the pointer. */
    void publish() {
        long before = generations.tree();
        long tree = Math.max(0, sql.number("select max(tree) from registry_tree")) + 1;
        Node root = new TreeBuilder(sql, alphabet).build(tree, before);
        Instant now = Instant.now();
        sql.update("update registry_tree set retired = ? where retired is null", now);
        sql.update("insert into registry_tree (tree, built) values (?, ?)", tree, now);
        store.sql(c -> {
            try (PreparedStatement insert = c.prepareStatement(INSERT_NODE)) {
                add(insert, tree, root, 0);
                insert.executeBatch();
            }
            return null;
        });
        new Heads(sql, generations).copy(tree, root);
        Categories.point(sql, generations, tree, root);
        Seen.point(sql, store, tree, root);
        generations.point(0, Generations.TREE, 0, tree);
    }

    private void add(PreparedStatement insert, long tree, Node node, int depth) throws SQLException {
        Node.Part first = node.parts.isEmpty() ? null : node.parts.get(0);
        String fold = alphabet.fold(node.name);
        Node authority = node.authority();
        Object[] values = {
            tree,
            node.id,
            node.parent == null ? null : node.parent.id,
            authority == null ? null : authority.id,
            node.kind.name(),
            node.slug,
            node.position,
            node.last,
            depth,
            first == null ? 0L : first.source,
            first == null ? "" : first.sourcedId,
            node.name,
            node.sort,
            fold.length() > LONGEST_FOLD ? fold.substring(0, LONGEST_FOLD) : fold,
            node.bin.isEmpty() ? null : node.bin,
            node.profile == null ? null : node.profile.profileGeneration,
            node.profile == null ? null : node.profile.id,
            node.dataAt == null ? null : Timestamp.valueOf(LocalDateTime.ofInstant(node.dataAt, ZoneOffset.UTC))
        };
        int column = 1;
        for (Object value : values) {
            insert.setObject(column++, value);
        }
        for (long count : node.people) {
            insert.setLong(column++, count);
        }
        insert.addBatch();
        for (Node child : node.children) {
            add(insert, tree, child, depth + 1);
        }
    }
}
