package kz.bbu.facts;

import java.time.LocalDate;
import kz.bbu.api.facts.Calendar;
import kz.bbu.api.facts.Rules;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.text.Alphabet;

/** Opens the school years of institutions: who is in which class, which periods there are, which days are out. */
final class Institutions {
    private final Rosters rosters;
    private final Rules rules;
    private final Calendar calendar;
    private final Alphabet alphabet;

    Institutions(Rosters rosters, Rules rules, Calendar calendar, Alphabet alphabet) {
        this.rosters = rosters;
        this.rules = rules;
        this.calendar = calendar;
        this.alphabet = alphabet;
    }

    /** The institutions of a source as an import finds them; 0 for readers. */
    Of of(long sourceId, long importId) {
        return new Of(sourceId, importId);
    }

    /** What a source says of its institutions. */
    final class Of {
        private final long sourceId;
        private final long importId;
        private final SchoolYears years;

        private Of(long sourceId, long importId) {
            this.sourceId = sourceId;
            this.importId = importId;
            this.years = new SchoolYears(system(() -> rosters.sessions(sourceId, importId)));
        }

        SchoolYears years() {
            return years;
        }

        Members members(long orgId) {
            return new Members(system(() -> rosters.roster(sourceId, orgId, importId)), alphabet);
        }

        /** Who is in which homeroom class only: enough to tell what a mark counts for. */
        Members homerooms(long orgId) {
            return new Members(system(() -> rosters.homerooms(sourceId, orgId, importId)), alphabet);
        }

        /** A school year without any entries yet. */
        InstitutionYear year(long orgId, int year, Members members) {
            LocalDate first = LocalDate.of(year - 1, 8, 1);
            Clockwork clockwork = new Clockwork(rules, system(() -> calendar.of(orgId, first, first.plusYears(1))));
            return new InstitutionYear(sourceId, orgId, year, members, years, clockwork);
        }
    }

    static <T> T system(java.util.concurrent.Callable<T> work) {
        try {
            return Viewers.call(Viewers.system("facts"), work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
