package kz.bbu.report.journalkeeping;

import kz.bbu.api.facts.Breakdown;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.registry.Classes;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.text.Alphabet;
import kz.bbu.api.text.Texts;

/** What the report asks. */
record Services(Registry registry, Facts facts, Classes classes, Rules rules, Alphabet alphabet, Texts texts) {
    Breakdown breakdown() {
        return new Breakdown(registry, facts, classes, alphabet);
    }
}
