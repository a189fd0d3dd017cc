package kz.bbu.registry;

import kz.bbu.api.access.Scope;
import kz.bbu.api.store.Sql;

/**
 * Positions of organisations: the number of the tree in the high bits, the pre-order place in the low ones.
 *
 * <p>So a scope tells the tree that it was computed on, and whoever has it reads that tree to the end of the request or the job, although a new one was published meanwhile; the positions of one
 * tree never mean organisations of another.
 */
final class Positions {
    private static final int PLACE_BITS = 24;

    private Positions() {}

    static long first(long tree) {
        return tree << PLACE_BITS;
    }

    /** The tree that a scope speaks of; the newest one for a scope that speaks of none. */
    static long tree(Scope scope, Generations generations) {
        boolean ofATree = !scope.isEmpty() && scope.first() > 0;
        return ofATree ? scope.first() >>> PLACE_BITS : generations.tree();
    }

    /** Whether the tree is still kept. */
    static boolean isKept(long tree, Sql sql) {
        return sql.number("select count(*) from registry_tree where tree = ?", tree) > 0;
    }
}
