package kz.bbu.admin;

import java.math.BigDecimal;
import java.util.List;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.text.Texts;

/** A rule as people read it. */
public final class RuleView {
    private static final int DIGITS = 2;

    private RuleView() {}

    /** {@code 01.09.2021 – 31.08.2026}, or without an end. */
    public static String days(Rule rule, Texts texts) {
        String from = texts.formats().date(rule.from());
        return rule.until()
                .map(until -> from + " – " + texts.formats().date(until))
                .orElseGet(() -> texts.text("rules.noEnd", from));
    }

    /** {@code 7–9}, or one grade. */
    public static String grades(Rule rule) {
        return rule.firstGrade() == rule.lastGrade()
                ? Integer.toString(rule.firstGrade())
                : rule.firstGrade() + "–" + rule.lastGrade();
    }

    /** Each number with its name, in the order of the kind. */
    public static List<String> numbers(Rule rule, Texts texts) {
        return rule.kind().numbers().stream()
                .map(name -> texts.term("rule." + rule.kind(), name) + ": " + number(rule.number(name), texts))
                .toList();
    }

    /** The rule's name in questions and answers: its kind, days and grades. */
    static String name(Rule rule, Texts texts) {
        return texts.text("rules.name", texts.term("rule", rule.kind().name()), days(rule, texts), grades(rule));
    }

    private static String number(double number, Texts texts) {
        return texts.formats().decimal(number, number % 1 == 0 ? 0 : DIGITS);
    }

    /** A number as it is typed. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
