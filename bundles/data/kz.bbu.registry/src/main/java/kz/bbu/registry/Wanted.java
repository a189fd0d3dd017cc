package kz.bbu.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import kz.bbu.api.registry.People.Category;
import kz.bbu.api.registry.PersonQuery;
import kz.bbu.api.registry.PersonQuery.Registration;
import kz.bbu.api.store.Sql;

/**
 * Which people a query asks for: as a condition of the index, and as a judgement of a person who was read.
 *
 * @param since the first day of log-ins that count as recent
 */
record Wanted(PersonQuery query, List<PersonWords.Term> terms, LocalDate since) {

    boolean has(Listed person, PersonWords words) {
        return isOfCategory(person)
                && (query.registration() == Registration.ANY
                        || person.registered() == (query.registration() == Registration.REGISTERED))
                && (!query.recentLogin()
                        || person.lastLogin()
                                .filter(day -> !day.isBefore(since))
                                .isPresent())
                && (query.post().isEmpty() || person.posts().contains(query.post()))
                && isNamed(person, words);
    }

    private boolean isOfCategory(Listed person) {
        return query.category() == Category.ALL
                || !Collections.disjoint(person.categories(), Listed.parts(query.category()));
    }

    private boolean isNamed(Listed person, PersonWords words) {
        if (terms.isEmpty()) {
            return true;
        }
        String fold = PersonWords.fold(words.of(person.name()));
        return terms.stream().allMatch(term -> term.isIn(fold));
    }

    /** The condition of the index's rows; its values are added. */
    String condition(List<Object> values) {
        StringBuilder condition = new StringBuilder();
        if (query.category() != Category.ALL) {
            List<String> patterns = Listed.parts(query.category()).stream()
                    .map(part -> "%" + Listed.letter(part) + "%")
                    .toList();
            condition.append(like("kinds", patterns, values));
        }
        if (query.registration() != Registration.ANY) {
            condition.append(" and registered = ").append(query.registration() == Registration.REGISTERED);
        }
        if (query.recentLogin()) {
            condition.append(" and last_login >= ?");
            values.add(since);
        }
        if (!query.post().isEmpty()) {
            condition.append(like("posts", List.of("%," + Sql.literal(query.post()) + ",%"), values));
        }
        for (PersonWords.Term term : terms) {
            List<String> patterns = new ArrayList<>();
            term.readings().forEach(reading -> patterns.add("% " + Sql.literal(reading) + "%"));
            condition.append(like("fold", patterns, values));
        }
        return condition.toString();
    }

    private static String like(String column, List<String> patterns, List<Object> values) {
        values.addAll(patterns);
        return patterns.stream()
                .map(pattern -> column + " like ? escape '!'")
                .collect(Collectors.joining(" or ", " and (", ")"));
    }

    /** About which share of all people is wanted, names left aside. */
    double share() {
        double share = switch (query.category()) {
            case ALL -> 1;
            case LEARNERS, PARENTS, PUPILS -> 0.3;
            case STAFF -> 0.08;
            default -> 0.03;
        };
        return share
                * (query.post().isEmpty() ? 1 : 0.3)
                * (query.registration() == Registration.ANY ? 1 : 0.5)
                * (query.recentLogin() ? 0.3 : 1);
    }
}
