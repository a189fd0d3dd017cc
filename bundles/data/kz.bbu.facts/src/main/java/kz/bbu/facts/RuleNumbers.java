package kz.bbu.facts;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Rules.Kind;

/** The numbers of a rule as text, such as {@code from5=85;from4=65}, in the order of the kind. */
final class RuleNumbers {
    private RuleNumbers() {}

    static String text(Kind kind, Map<String, Double> numbers) {
        return kind.numbers().stream()
                .map(name -> name + "=" + plain(numbers.get(name)))
                .collect(Collectors.joining(";"));
    }

    static Map<String, Double> parse(String text) {
        Map<String, Double> numbers = new HashMap<>();
        for (String number : text.split(";")) {
            int equals = number.indexOf('=');
            numbers.put(number.substring(0, equals), Double.valueOf(number.substring(equals + 1)));
        }
        return Map.copyOf(numbers);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
