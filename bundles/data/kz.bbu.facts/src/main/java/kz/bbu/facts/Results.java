package kz.bbu.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.text.Alphabet;
import kz.bbu.facts.Entry.Result;
import kz.bbu.facts.Entry.Scored;

/**
 * Makes marks of the results of OneRoster: of what is fully graded, by the title of its category and the scale of its line item.
 *
 * <p>A category whose title has the word СОР or БЖБ is of СОР, one with СОЧ or ТЖБ of СОЧ, in points; for others a scale to 5 is that of a classic mark and one to 10 that of a formative one. What is no
 * mark of a journal is left out with a warning.
 */
final class Results {
    private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+");
    private static final int LONGEST_TITLE = 200;
    private static final int PLAIN = 100;
    private static final int MOST_KNOWN = 1000;

    private final Alphabet alphabet;
    private final Findings findings;
    private final Map<String, Set<String>> known = new HashMap<>();
    private final Set<String> sor;
    private final Set<String> soch;

    Results(Alphabet alphabet, Findings findings) {
        this.alphabet = alphabet;
        this.findings = findings;
        this.sor = folded("СОР", "БЖБ", "SOR", "BJB");
        this.soch = folded("СОЧ", "ТЖБ", "SOCH", "TJB");
    }

    private Set<String> folded(String... words) {
        return Arrays.stream(words).map(alphabet::fold).collect(Collectors.toSet());
    }

    /** The mark that a result is; empty for none. */
    Optional<Entry> mark(Rosters.Result result) {
        if (!result.status().equals("fully graded") || result.inProgress()) {
            return Optional.empty();
        }
        OptionalInt kind = kind(result.lineItem());
        if (kind.isEmpty()) {
            warn(result, "lineItemSourcedId", result.lineItem().title(), "result.kind");
            return Optional.empty();
        }
        boolean points = kind.getAsInt() == Scored.SOR || kind.getAsInt() == Scored.SOCH;
        OptionalInt value = result.score().map(Results::hundredths).orElse(OptionalInt.empty());
        if (value.isEmpty() || !isOnScale(result, value.getAsInt(), points)) {
            warn(result, "score", result.score().map(Results::plain).orElse(""), "result.score");
            return Optional.empty();
        }
        String title = result.lineItem().title();
        return Optional.of(new Result(
                result.id(),
                (int) result.line(),
                0,
                false,
                result.classId(),
                result.personId(),
                (int) result.scored().toEpochDay(),
                (int) result.lineItem().due().toEpochDay(),
                kind.getAsInt(),
                value.getAsInt(),
                points ? hundredths(result.lineItem().maximum().orElseThrow()).getAsInt() : -1,
                weight(result),
                title.substring(0, Math.min(LONGEST_TITLE, title.length()))));
    }

    private OptionalInt kind(Rosters.LineItem item) {
        OptionalInt maximum = item.maximum().map(Results::hundredths).orElse(OptionalInt.empty());
        if (maximum.isEmpty() || maximum.getAsInt() == 0) {
            return OptionalInt.empty();
        }
        Set<String> words = words(item.category());
        boolean isSor = words.stream().anyMatch(sor::contains);
        boolean isSoch = words.stream().anyMatch(soch::contains);
        if (isSor || isSoch) {
            return isSor && isSoch ? OptionalInt.empty() : OptionalInt.of(isSor ? Scored.SOR : Scored.SOCH);
        }
        return switch (maximum.getAsInt()) {
            case 500 -> OptionalInt.of(Scored.CLASSIC);
            case 1000 -> OptionalInt.of(Scored.FORMATIVE);
            default -> OptionalInt.empty();
        };
    }

    /** The folded words of a category's title; categories are few, results are not. */
    private Set<String> words(String category) {
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        return known.computeIfAbsent(category, title -> folded(WORDS.split(title)));
    }

    private static boolean isOnScale(Rosters.Result result, int value, boolean points) {
        BigDecimal score = result.score().orElseThrow();
        Rosters.LineItem item = result.lineItem();
        boolean inside = score.compareTo(item.maximum().orElseThrow()) <= 0
                && item.minimum()
                        .filter(minimum -> score.compareTo(minimum) < 0)
                        .isEmpty();
        return inside && (points || (value >= PLAIN && value % PLAIN == 0));
    }

    /** What the category says; a journal knows two decimals of it. */
    private int weight(Rosters.Result result) {
        BigDecimal weight = result.lineItem().weight().orElse(BigDecimal.ONE);
        OptionalInt exact = hundredths(weight);
        if (exact.isPresent()) {
            return exact.getAsInt();
        }
        warn(result, "lineItemSourcedId", plain(weight), "result.weight");
        BigDecimal nearest = weight.movePointRight(2).setScale(0, RoundingMode.HALF_UP);
        return nearest.max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(Part.MOST_POINTS))
                .intValueExact();
    }

    /** A number that a journal can hold: from 0, with at most two decimals. */
    private static OptionalInt hundredths(BigDecimal number) {
        BigDecimal hundredths = number.movePointRight(2).stripTrailingZeros();
        boolean possible = hundredths.signum() >= 0
                && hundredths.scale() <= 0
                && hundredths.compareTo(BigDecimal.valueOf(Part.MOST_POINTS)) <= 0;
        return possible ? OptionalInt.of(hundredths.intValueExact()) : OptionalInt.empty();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Warns of a result that the package brings; of others an earlier one has warned. */
    private void warn(Rosters.Result result, String column, String value, String rule) {
        if (result.line() > 0) {
            findings.warning(Part.RESULTS.file(), result.line(), column, value, rule);
        }
    }
}
