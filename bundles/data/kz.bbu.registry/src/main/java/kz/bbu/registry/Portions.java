package kz.bbu.registry;

/** Cuts the rows of a generation into ranges of ids; ids are hashes, so that equal ranges hold equally many rows. */
final class Portions {
    /** Rows that one transaction may hold without locking a whole table. */
    static final int ROWS = 20_000;

    private Portions() {}

    /** Work on the rows whose id lies between two values, both included. */
    @FunctionalInterface
    interface Work {
        int run(long low, long high);
    }

    /** Does the work range by range, and sums what it gives. */
    static long each(long rows, Work work) {
        long count = rows / ROWS + 1;
        long width = Long.MAX_VALUE / count;
        long sum = 0;
        for (long i = 0; i < count; i++) {
            sum += work.run(i * width, i == count - 1 ? Long.MAX_VALUE : (i + 1) * width - 1);
        }
        return sum;
    }
}
