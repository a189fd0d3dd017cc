package kz.bbu.demo;

/** Writes when a user logged in through the year: less at weekends and in the holidays, some never. */
final class Activity {
    private static final double NEVER = 0.07;
    private static final double DAYS_OFF = 0.25;
    private static final int MORNING = 2 * 60;
    private static final int AWAKE = 15 * 60;

    private static final boolean[] LESSONS = new boolean[Enrolment.LAST - Enrolment.FIRST];

    static {
        SchoolYear.DAYS.forEach(day -> LESSONS[day.number() - Enrolment.FIRST] = true);
    }

    private final CsvTable logins;
    private long count;

    Activity(CsvZip journal) {
        this.logins = journal.table("logins");
    }

    /** Writes a person's log-ins, a row a day, and tells the last moment; blank for somebody who never came. */
    String write(String id, People.Person person, Dice dice) {
        if (dice.chance(NEVER)) {
            return "";
        }
        double usual = usual(person.role()) * (0.3 + 1.4 * dice.below(1000) / 1000);
        int last = -1;
        for (int day = person.from(); day < person.to(); day++) {
            double likely = LESSONS[day - Enrolment.FIRST] ? usual : usual * DAYS_OFF;
            if (dice.chance(likely)) {
                String times = Integer.toString(1 + dice.below(4) * dice.below(2));
                logins.row("login-" + ++count, "", "", id, person.org(), SchoolYear.text(day), times);
                last = day;
            }
        }
        return last < 0 ? "" : SchoolYear.moment(last, MORNING + dice.below(AWAKE));
    }

    private static double usual(String role) {
        return switch (role) {
            case "student" -> 0.34;
            case "parent" -> 0.16;
            case "districtAdministrator" -> 0.4;
            default -> 0.62;
        };
    }
}
