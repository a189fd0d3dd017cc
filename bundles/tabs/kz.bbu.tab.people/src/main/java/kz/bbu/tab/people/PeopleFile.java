package kz.bbu.tab.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.People;
import kz.bbu.api.registry.People.Person;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Rows;
import kz.bbu.api.report.Tables;
import kz.bbu.api.text.Texts;

/** Writes the people of a look into a file, page by page, so that any number needs little memory. */
final class PeopleFile {
    /** The positions and roles that one can choose, in the order of the shared terms. */
    static final List<String> POSTS = List.of(
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

    private static final int PAGE = 500;
    private static final List<Column> COLUMNS = List.of(
            Column.text("person"),
            Column.text("roles"),
            Column.text("organisation"),
            Column.text("registered"),
            Column.date("lastLogin"),
            Column.text("profile"));

    private final People people;
    private final Tables tables;
    private final Texts texts;

    PeopleFile(People people, Tables tables, Texts texts) {
        this.people = people;
        this.tables = tables;
        this.texts = texts;
    }

    Tables.File of(Look look, Optional<Institution> institution, Tables.Format format) {
        // In the language of the reader also in the thread that writes.
        Texts reader = texts.in(texts.language());
        return tables.file("people", reader, chosen(look, institution, reader), COLUMNS, format, rows -> {
            String after = "";
            do {
                People.Found found = people.find(look.query(PAGE).page(after, PAGE));
                if (found.state() == People.State.MISSING) {
                    throw new Problem(CommonError.UNAVAILABLE);
                }
                found.persons().forEach(person -> add(rows, person, reader));
                after = found.next().orElse("");
            } while (!after.isEmpty());
        });
    }

    private static void add(Rows rows, Person person, Texts reader) {
        rows.add(
                person.id() + "-" + person.organisationId(),
                person.name(),
                Listing.roles(reader, person),
                person.organisation(),
                reader.text(person.registered() ? "registered" : "unregistered"),
                person.lastLogin().orElse(null),
                Listing.isWeb(person.profileUrl()) ? person.profileUrl() : "");
    }

    private static Map<String, String> chosen(Look look, Optional<Institution> institution, Texts reader) {
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put("authority", look.authority().name());
        chosen.put("category", reader.text("category." + Look.code(look.category())));
        chosen.put("registration", reader.text("registration." + Look.code(look.registration())));
        if (!look.search().isBlank()) {
            chosen.put("search", look.search());
        }
        if (look.logins() != Look.Logins.ANY) {
            chosen.put("logins", reader.text("logins." + Look.code(look.logins())));
        }
        institution.ifPresent(named -> chosen.put("institution", named.name()));
        if (!look.post().isEmpty()) {
            chosen.put("role", reader.term("position", look.post()));
        }
        return chosen;
    }
}
