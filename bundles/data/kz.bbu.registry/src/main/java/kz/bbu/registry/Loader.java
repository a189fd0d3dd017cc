package kz.bbu.registry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Load;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;

/** Reads the files of a package into a new generation, one pass over each, constant memory. */
final class Loader {
    private final Load load;
    private final Bulk bulk;
    private final Store store;
    private final Alphabet alphabet;
    private final IinVault vault;
    private final Set<Long> publishedSessions;

    Loader(Load load, Bulk bulk, Store store, Alphabet alphabet, IinVault vault, Set<Long> publishedSessions) {
        this.load = load;
        this.bulk = bulk;
        this.store = store;
        this.alphabet = alphabet;
        this.vault = vault;
        this.publishedSessions = publishedSessions;
    }

    /** Reads every file that the package has, and tells how many rows each kind had. */
    Map<Kind, Long> read() {
        Map<Kind, Long> read = new EnumMap<>(Kind.class);
        Staging staging = new Staging(load, bulk, store);
        Roster roster = new Roster(staging, alphabet, vault, publishedSessions);
        Gradebook gradebook = new Gradebook(staging);
        Journal journal = new Journal(staging);
        for (Kind kind : Kind.values()) {
            if (kind.hasFile() && load.has(kind.part())) {
                Consumer<Load.Row> taker = taker(kind, roster, gradebook, journal);
                read.put(kind, 0L);
                try (staging) {
                    load.read(kind.part(), row -> {
                        read.merge(kind, 1L, Long::sum);
                        taker.accept(row);
                    });
                }
            }
        }
        return read;
    }

    private static Consumer<Load.Row> taker(Kind kind, Roster roster, Gradebook gradebook, Journal journal) {
        return switch (kind) {
            case ORG -> roster::organisation;
            case SESSION -> roster::session;
            case COURSE -> roster::course;
            case CLASS -> roster::schoolClass;
            case PERSON -> roster::person;
            case ROLE -> roster::role;
            case DEMOGRAPHICS -> roster::demographics;
            case ENROLLMENT -> roster::enrollment;
            case ITEM_CATEGORY -> gradebook::category;
            case LINE_ITEM -> gradebook::lineItem;
            case RESULT -> gradebook::result;
            case INSTITUTION -> journal::institution;
            case CLASS_PROFILE -> journal::classProfile;
            case STAFF -> journal::staff;
            case ACCOUNT -> journal::account;
            case AGENT -> throw new IllegalArgumentException("agents have no file of their own");
        };
    }
}
