package kz.bbu.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Calendar.DaysOut;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;

/**
 * Days out as they were typed, with what is wrong.
 *
 * @param id 0 for new ones
 * @param authority whose they are, or whose institutions are to choose from
 * @param institution one of these; 0 for the authority and all below it
 * @param errors what is wrong, by the id of the field, in the order of the form
 */
public record DaysOutForm(
        long id,
        long authority,
        long institution,
        String kind,
        String first,
        String last,
        String note,
        Map<String, String> errors) {
    private static final Map<String, String> FIELDS = Map.of("daysOut", "last", "daysOutNote", "note");

    static DaysOutForm empty(long authority) {
        return new DaysOutForm(0, authority, 0, Calendar.Kind.HOLIDAY.name(), "", "", "", Map.of());
    }

    static DaysOutForm of(DaysOut days, long authority) {
        return new DaysOutForm(
                days.id(),
                authority,
                days.organisationId() == authority ? 0 : days.organisationId(),
                days.kind().name(),
                days.first().toString(),
                days.last().toString(),
                days.note(),
                Map.of());
    }

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    /** The same form with what cannot be read marked; without errors it can be {@link #days}. */
    DaysOutForm checked(List<Long> institutions, Texts texts) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (institution != 0 && !institutions.contains(institution)) {
            wrong.put("institution", texts.text("calendar.institution.other"));
        }
        if (Fields.day(first).isEmpty()) {
            wrong.put("first", texts.text("field.day"));
        }
        if (Fields.day(last).isEmpty()) {
            wrong.put("last", texts.text("field.day"));
        }
        return with(wrong);
    }

    /** The same form with what the service refused; a problem that is no matter of a field goes on. */
    DaysOutForm refused(Problem problem, Texts texts) {
        String field = FIELDS.get(problem.code().key());
        if (field == null) {
            throw problem;
        }
        return with(Map.of(field, texts.explain(problem)));
    }

    /** The days of a form without errors. */
    DaysOut days() {
        return new DaysOut(
                id,
                institution == 0 ? authority : institution,
                CalendarPages.kind(kind),
                Fields.day(first).orElseThrow(),
                Fields.day(last).orElseThrow(),
                note.strip());
    }

    private DaysOutForm with(Map<String, String> wrong) {
        return new DaysOutForm(id, authority, institution, kind, first, last, note, wrong);
    }
}
