package kz.bbu.facts;

import java.util.List;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.store.Transactions;

/** Shows counts of a book that were made without a package, instead of those that it has. */
final class CountsAnew {
    private final Transactions transactions;
    private final Bulk bulk;
    private final Layers layers;

    CountsAnew(Transactions transactions, Bulk bulk, Layers layers) {
        this.transactions = transactions;
        this.bulk = bulk;
        this.layers = layers;
    }

    /**
     * Shows counts at once, unless others than those they replace have come meanwhile; then they are given up, and the answer is false.
     *
     * @param before the layers that they replace
     * @param same whether they say what those say
     */
    boolean show(JournalReader.Book book, List<Layers.Layer> before, Counts counts, boolean same) {
        long generation = layers.beginAnew(book.sourceId());
        for (Cube cube : Cube.values()) {
            try (Bulk.Writer writer = bulk.open(cube.table(), cube.columns())) {
                counts.of(cube)
                        .forEach((key, numbers) ->
                                writer.add(cube.row(generation, book.orgId(), book.year(), key, numbers)));
            }
        }
        try (Bulk.Writer writer = layers.writer(bulk)) {
            writer.add(
                    generation, book.sourceId(), book.orgId(), (short) book.year(), Layers.COUNTS, true, counts.size());
        }
        return transactions.run(() -> layers.publishAnew(generation, book, before, same));
    }
}
