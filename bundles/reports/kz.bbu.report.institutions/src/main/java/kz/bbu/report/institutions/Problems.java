package kz.bbu.report.institutions;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.report.Option;
import kz.bbu.api.text.Texts;

/** What the registry can be narrowed to, so that staff see whom to call. */
enum Problems {
    any(Papers::hasFault),
    licenceMissing((papers, institution) -> papers.licence(institution).isPresent()),
    accreditationMissing((papers, institution) -> papers.accreditation(institution)
            .filter(Papers.Fault.MISSING::equals)
            .isPresent()),
    accreditationExpired((papers, institution) -> papers.accreditation(institution)
            .filter(Papers.Fault.EXPIRED::equals)
            .isPresent()),
    attestationOverdue(Papers::attestationIsOverdue);

    private final BiPredicate<Papers, Institution> test;

    Problems(BiPredicate<Papers, Institution> test) {
        this.test = test;
    }

    boolean concerns(Papers papers, Institution institution) {
        return test.test(papers, institution);
    }

    static List<Option> options(Texts texts) {
        return Arrays.stream(values())
                .map(problem -> new Option(problem.name(), texts.text("problem." + problem.name())))
                .toList();
    }
}
