package kz.bbu.report.attestation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kz.bbu.api.report.Option;
import kz.bbu.api.text.Texts;

/** The codes of the shared terms that the report speaks of, in their order. */
final class Codes {
    /** The scale since 2018. */
    static final List<String> CURRENT = List.of("trainee", "teacher", "moderator", "expert", "researcher", "master");

    static final List<String> HEADS = List.of("headOrganiser", "headManager", "headLeader");
    static final List<String> FORMER = List.of("highest", "first", "second");
    static final String NONE = "none";

    /** What counts as a category. */
    static final List<String> CATEGORIES =
            Stream.of(CURRENT, HEADS, FORMER).flatMap(List::stream).toList();

    static final Set<String> CATEGORIES_AND_NONE =
            Set.copyOf(Stream.concat(CATEGORIES.stream(), Stream.of(NONE)).toList());

    static final List<String> POSITIONS = List.of(
            "head",
            "deputyHead",
            "principal",
            "manager",
            "deputyAcademic",
            "deputyPastoral",
            "teacher",
            "primaryTeacher",
            "classTeacher",
            "lecturer",
            "vocationalInstructor",
            "educator",
            "methodologist",
            "psychologist",
            "socialPedagogue",
            "specialPedagogue",
            "assistant",
            "extracurricularPedagogue",
            "specialist");

    /** What people are beside their position. */
    static final List<String> ROLES =
            List.of("classTeacher", "deputyHead", "deputyAcademic", "deputyPastoral", "methodologist");

    private Codes() {}

    /** Positions and roles in the order of the shared terms; words of their own come last. */
    static Comparator<String> order() {
        return Comparator.<String>comparingInt(code -> POSITIONS.contains(code) ? POSITIONS.indexOf(code) : 100)
                .thenComparing(Comparator.naturalOrder());
    }

    static List<Option> options(Texts texts, String kind, List<String> codes) {
        return codes.stream()
                .map(code -> new Option(code, texts.term(kind, code)))
                .toList();
    }
}
