package kz.bbu.intake;

import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;

/** The tables of the document for exporters, as the specification and the rules have them. */
final class ExporterDocument {
    private static final Pattern SECTION = Pattern.compile("(?s)<!-- generated: (\\S+) -->\n.*?<!-- end -->");
    /** The columns that every file begins with. */
    private static final int COMMON = 3;

    private static final Map<String, String> TYPES = Map.of(
            "id",
            "sourcedId",
            "ids",
            "sourcedIds",
            "bool",
            "boolean",
            "race",
            "boolean, not kept",
            "bin",
            "BIN",
            "binOrOwn",
            "BIN or text",
            "iinOrOwn",
            "IIN or text");

    private ExporterDocument() {}

    /** A document with its tables made anew. */
    static String renewed(String document) {
        return SECTION.matcher(document).replaceAll(section -> {
            String name = section.group(1);
            Supplier<String> table = name.equals("rules") ? ExporterDocument::rules : () -> files(name);
            return Matcher.quoteReplacement("<!-- generated: " + name + " -->\n" + table.get() + "<!-- end -->");
        });
    }

    private static String files(String version) {
        Specification specification = Specification.of(version);
        StringBuilder text = new StringBuilder();
        for (String name : specification.names()) {
            Specification.FileSpec file = specification.find(name).orElseThrow();
            boolean known = version.equals("1.1")
                    && Specification.of("1.2").find(name).filter(file::equals).isPresent();
            if (!known) {
                text.append(file(file));
            }
        }
        return text.toString();
    }

    private static String file(Specification.FileSpec file) {
        StringBuilder text = new StringBuilder("\n### " + file.name() + ".csv\n\n");
        text.append(file.kept() ? "" : "Checked; its data are not kept yet.\n\n");
        text.append("| column | required | value | names a record of |\n|---|---|---|---|\n");
        for (Specification.Column column :
                file.columns().subList(COMMON, file.columns().size())) {
            String must = column.required() ? "yes" : column.optional() ? "may be left out" : "";
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            column.name(), must, value(column), column.target().replace("roster/", "OneRoster ")));
        }
        return text.toString();
    }

    private static String value(Specification.Column column) {
        if (column.isPassword()) {
            return "leave blank, never kept";
        }
        if (!column.values().isEmpty()) {
            StringJoiner values = new StringJoiner(", ");
            column.values().forEach(value -> values.add("`" + value + "`"));
            return values + (column.extensible() ? ", `ext:…`" : "");
        }
        boolean listed = column.type().equals("ids") || column.type().equals("userIds");
        String type = TYPES.getOrDefault(column.type(), column.type()).replace("long", "text");
        return column.longest() == 0 || listed ? type : type + " " + column.longest();
    }

    private static String rules() {
        FakeTexts texts = new FakeTexts(Language.EN);
        StringBuilder text = new StringBuilder("\n| rule | meaning | strict | lenient |\n|---|---|---|---|\n");
        for (String rule : RuleTextsTest.texts(Language.EN)) {
            text.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            rule,
                            texts.text("rule." + rule).replace("'{", "{").replace("}'", "}"),
                            RulesTest.outcome(rule, true),
                            RulesTest.outcome(rule, false)));
        }
        return text.toString();
    }
}
