package kz.bbu.report.performance;

import java.util.Arrays;
import java.util.Comparator;
import kz.bbu.api.facts.Breakdown;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Texts;

/** What the forms of the report ask. */
record Services(Registry registry, Facts facts, Classes classes, Rules rules, Texts texts, Alphabet alphabet) {
    Breakdown breakdown() {
        return new Breakdown(registry, facts, classes, alphabet);
    }

    /** The order of names. */
    Comparator<String> byName() {
        return (one, other) -> Arrays.compareUnsigned(alphabet.sortKey(one), alphabet.sortKey(other));
    }
}
