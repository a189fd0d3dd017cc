package kz.bbu.admin;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.facts.Rules.Kind;
import kz.bbu.api.facts.Rules.Rule;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;

/**
 * A rule as it was typed, with what is wrong.
 *
 * @param id 0 for a new rule
 * @param numbers in the order of the kind
 * @param errors what is wrong, by the id of the field, in the order of the form
 */
public record RuleForm(
        long id,
        Kind kind,
        String from,
        String until,
        String firstGrade,
        String lastGrade,
        List<String> numbers,
        String source,
        Map<String, String> errors) {
    /** Where the form shows what the service says; a number that is refused is named by the problem. */
    private static final Map<String, String> FIELDS = Map.of(
            "ruleDays", "until",
            "ruleGrades", "last-grade",
            "ruleOverlap", "from",
            "ruleSource", "source");

    static RuleForm empty(Kind kind) {
        return new RuleForm(0, kind, "", "", "0", "12", List.of(), "", Map.of());
    }

    static RuleForm of(Rule rule) {
        return new RuleForm(
                rule.id(),
                rule.kind(),
                rule.from().toString(),
                rule.until().map(LocalDate::toString).orElse(""),
                Integer.toString(rule.firstGrade()),
                Integer.toString(rule.lastGrade()),
                rule.kind().numbers().stream()
                        .map(name -> RuleView.plain(rule.number(name)))
                        .toList(),
                rule.source(),
                Map.of());
    }

    /** The number at a place of the kind; empty if none was typed. */
    public String number(int place) {
        return place < numbers.size() ? numbers.get(place) : "";
    }

    public static String field(String number) {
        return "number-" + number;
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** The same form with what cannot be read marked; without errors it can be a {@link #rule}. */
    RuleForm checked(Texts texts) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (Fields.day(from).isEmpty()) {
            wrong.put("from", texts.text("field.day"));
        }
        if (!until.isBlank() && Fields.day(until).isEmpty()) {
            wrong.put("until", texts.text("field.day"));
        }
        if (Fields.whole(firstGrade).isEmpty()) {
            wrong.put("first-grade", texts.text("field.grade"));
        }
        if (Fields.whole(lastGrade).isEmpty()) {
            wrong.put("last-grade", texts.text("field.grade"));
        }
        for (int i = 0; i < kind.numbers().size(); i++) {
            if (Fields.number(number(i)).isEmpty()) {
                wrong.put(field(kind.numbers().get(i)), texts.text("field.number"));
            }
        }
        if (source.isBlank()) {
            wrong.put("source", texts.text("rules.source.missing"));
        }
        return with(wrong);
    }

    /** The same form with what the service refused; a problem that is no matter of a field goes on. */
    RuleForm refused(Problem problem, Texts texts) {
        String key = problem.code().key();
        String field = switch (key) {
            case "ruleNumber" -> field(String.valueOf(problem.arguments().get(3)));
            case "ruleNumbers" -> field(kind.numbers().get(0));
            default -> FIELDS.get(key);
        };
        if (field == null) {
            throw problem;
        }
        return with(Map.of(field, texts.explain(problem)));
    }

    /** The rule of a form without errors. */
    Rule rule() {
        Map<String, Double> named = new HashMap<>();
        for (int i = 0; i < kind.numbers().size(); i++) {
            named.put(kind.numbers().get(i), Fields.number(number(i)).orElseThrow());
        }
        return new Rule(
                id,
                kind,
                Fields.day(from).orElseThrow(),
                until.isBlank() ? Optional.empty() : Fields.day(until),
                Fields.whole(firstGrade).orElseThrow(),
                Fields.whole(lastGrade).orElseThrow(),
                named,
                source.strip());
    }

    private RuleForm with(Map<String, String> wrong) {
        return new RuleForm(id, kind, from, until, firstGrade, lastGrade, numbers, source, wrong);
    }
}
