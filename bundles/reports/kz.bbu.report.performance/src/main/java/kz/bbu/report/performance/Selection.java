package kz.bbu.report.performance;

import java.time.LocalDate;
import java.time.Month;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import kz.bbu.api.facts.Dimension;
import kz.bbu.api.facts.FactQuery;
import kz.bbu.api.facts.Facts;
import kz.bbu.api.facts.Period;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.facts.Stage;
import kz.bbu.api.registry.Classes.SchoolClass;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.report.Choices;

/** What the reader chose. */
final class Selection {
    static final int LAST_GRADE = 12;

    private final Choices choices;
    private final Registry registry;
    private final Rules rules;
    private final FactQuery organisations;
    private final Optional<Period> period;

    Selection(Choices choices, Registry registry, Facts facts, Rules rules) {
        this.choices = choices;
        this.registry = registry;
        this.rules = rules;
        this.organisations = FactQuery.by(new Dimension[0])
                .of(new InstitutionQuery(
                        choices.number("authority"), Set.copyOf(choices.all("type")), "", 0, Integer.MAX_VALUE))
                .institution(institution());
        this.period = choices.one("period")
                .flatMap(Period::parse)
                .or(() -> facts.periods(organisations).stream().findFirst());
    }

    /** The chosen period, else the newest; empty if the data have none. */
    Optional<Period> period() {
        return period;
    }

    /** Everything of the chosen organisations, of any period. */
    FactQuery organisations() {
        return organisations;
    }

    OptionalLong institution() {
        return choices.number("institution");
    }

    OptionalLong schoolClass() {
        return choices.number("class");
    }

    /** A day of the period by which its rules are told: where the data name no dates, the usual end of its quarter. */
    LocalDate day() {
        Period chosen = period.orElseThrow();
        int half = chosen.stage() == Stage.HALF_YEAR ? 2 * chosen.number() : 0;
        int term = chosen.stage() == Stage.TERM ? chosen.number() : half == 0 ? 4 : half;
        return switch (term) {
            case 1 -> LocalDate.of(chosen.year() - 1, Month.OCTOBER, 25);
            case 2 -> LocalDate.of(chosen.year() - 1, Month.DECEMBER, 28);
            case 3 -> LocalDate.of(chosen.year(), Month.MARCH, 18);
            default -> LocalDate.of(chosen.year(), Month.MAY, 25);
        };
    }

    /** Whether the period belongs to the school year of a day. */
    boolean isCurrent(LocalDate today) {
        int year = today.getYear() + (today.getMonth().compareTo(Month.AUGUST) >= 0 ? 1 : 0);
        return period.orElseThrow().year() == year;
    }

    boolean isUnmarked(int grade) {
        return rules.at(Rules.Kind.UNMARKED, day(), grade)
                .filter(rule -> rule.number("unmarked") == 1)
                .isPresent();
    }

    /** The pupils that are counted, whatever the subject: those of grades with final marks. */
    FactQuery pupils() {
        FactQuery query = organisations
                .in(period.orElseThrow())
                .only(Dimension.LANGUAGE, Set.copyOf(choices.all("language")))
                .only(Dimension.SHIFT, Set.copyOf(choices.all("shift")))
                .only(Dimension.JOURNAL, choices.one("journal").stream().collect(Collectors.toSet()))
                .except(Dimension.GRADE, grades());
        return schoolClass().isPresent()
                ? query.only(Dimension.CLASS, schoolClass().getAsLong())
                : query;
    }

    /** The final marks that are counted. */
    FactQuery marks() {
        OptionalLong subject = choices.number("subject");
        return subject.isPresent() ? pupils().only(Dimension.SUBJECT, subject.getAsLong()) : pupils();
    }

    private Set<Long> grades() {
        Set<Long> without = new HashSet<>();
        for (int grade = 0; grade <= LAST_GRADE; grade++) {
            if (isLeftOut(grade) || isUnmarked(grade)) {
                without.add((long) grade);
            }
        }
        return without;
    }

    private boolean isLeftOut(int grade) {
        return choices.all("without").contains(Integer.toString(grade));
    }

    /** Whether the filters leave a class. */
    boolean has(SchoolClass one) {
        return (schoolClass().isEmpty() || schoolClass().getAsLong() == one.id())
                && isChosen("language", one.language())
                && isChosen("shift", one.shift())
                && isChosen("journal", one.journal())
                && !isLeftOut(one.grade());
    }

    private boolean isChosen(String parameter, String value) {
        return choices.all(parameter).isEmpty() || choices.all(parameter).contains(value);
    }

    /** Gives the chosen institutions by name. */
    void institutions(Consumer<Institution> each) {
        if (institution().isPresent()) {
            registry.institution(institution().getAsLong()).ifPresent(each);
        } else {
            registry.institutions(organisations.institutions(), each);
        }
    }

    /** What a row of a form counts; the row is one that the form has. */
    FactQuery row(Form form, String key) {
        String[] parts = key.split("-");
        long id = Long.parseLong(parts[0]);
        return switch (form) {
            case SCHOOL -> pupils().only(institution().isPresent() ? Dimension.CLASS : Dimension.GRADE, id);
            case INSTITUTION -> pupils().institution(id);
            case DISTRICT -> pupils().only(Dimension.INSTITUTION, ofDistrict(id));
            case SUBJECT -> ofClass(marks().only(Dimension.SUBJECT, id), parts);
            case TEACHER -> ofClass(marks().only(Dimension.TEACHER, id), parts);
            case CLASS -> throw new IllegalArgumentException("a pupil's marks are shown as they are");
        };
    }

    private static FactQuery ofClass(FactQuery query, String[] parts) {
        return parts.length == 1 ? query : query.only(Dimension.CLASS, Long.parseLong(parts[1]));
    }

    private Set<Long> ofDistrict(long authorityId) {
        Set<Long> ids = new HashSet<>();
        institutions(institution -> {
            if (institution.authorityId() == authorityId) {
                ids.add(institution.id());
            }
        });
        return ids;
    }
}
