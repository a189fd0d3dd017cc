package kz.bbu.facts;

import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.text.Texts;

/** Says a rule's source in words: the first rules keep a code of the messages {@code source.*}, so that each reader reads it in the own language; an administrator's text stays as it is. */
final class RuleSources {
    private RuleSources() {}

    static Rule inWords(Rule rule, Texts texts) {
        return with(rule, texts.find("source." + rule.source()).orElse(rule.source()));
    }

    /** The rule as it is to be kept: a source that reads as before keeps its code. */
    static Rule kept(Rule rule, Rule before, Texts texts) {
        boolean same = inWords(before, texts).source().equals(rule.source());
        return same ? with(rule, before.source()) : rule;
    }

    private static Rule with(Rule rule, String source) {
        return new Rule(
                rule.id(),
                rule.kind(),
                rule.from(),
                rule.until(),
                rule.firstGrade(),
                rule.lastGrade(),
                rule.numbers(),
                source);
    }
}
