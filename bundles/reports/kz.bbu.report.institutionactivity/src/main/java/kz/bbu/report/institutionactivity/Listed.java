package kz.bbu.report.institutionactivity;

import java.util.Arrays;
import java.util.List;
import kz.bbu.api.report.Option;
import kz.bbu.api.text.Texts;

/** Of which time the list of persons tells the log-ins; the name is the value in addresses. */
enum Listed {
    month,
    year,
    all;

    static List<Option> options(Texts texts) {
        return Arrays.stream(values())
                .map(one -> new Option(one.name(), texts.text("listed." + one)))
                .toList();
    }
}
