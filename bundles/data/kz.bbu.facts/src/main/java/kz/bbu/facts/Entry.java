package kz.bbu.facts;

/**
 * A record of a journal file, as small as it can be: ids instead of sourcedIds, days since 1970, minutes since 1970, hundredths.
 *
 * <p>What is said once for all: {@code id} follows from the sourcedId; {@code line} is that in the file, 0 for one that was kept; {@code modified} is when a delta's row was changed (milliseconds since
 * 1970), 0 in a whole file; {@code ended} tells that a delta ends it.
 */
sealed interface Entry {
    long id();

    int line();

    long modified();

    boolean ended();

    /** The pupil that it speaks of; 0 for none. */
    default long pupil() {
        return 0;
    }

    /** A lesson; {@code actual} is 0 where the planned teacher gave it, {@code topicAt} 0 where nothing is known. */
    record Lesson(
            long id,
            int line,
            long modified,
            boolean ended,
            long group,
            int day,
            int number,
            long planned,
            long actual,
            int state,
            int topicAt,
            String topic,
            String reason)
            implements Entry {
        static final int HELD = 0;
        static final int CANCELLED = 1;
        static final int REPLACED = 2;

        boolean isGiven() {
            return state != CANCELLED;
        }
    }

    /** What belongs to a lesson. */
    sealed interface OfLesson extends Entry {
        long lesson();
    }

    /** Homework; {@code minutes} is -1 where nothing is known. */
    record Homework(
            long id, int line, long modified, boolean ended, long lesson, int at, int due, int minutes, String text)
            implements OfLesson {}

    /** An absence or lateness. */
    record Absence(long id, int line, long modified, boolean ended, long lesson, long pupil, int kind, String comment)
            implements OfLesson {
        static final int ABSENT = 0;
        static final int ILL = 1;
        static final int EXCUSED = 2;
        static final int UNEXCUSED = 3;
        static final int LATE = 4;
    }

    /** A current mark, in hundredths; {@code maximum} is -1 where there is none. */
    sealed interface Scored extends Entry {
        int CLASSIC = 0;
        int FORMATIVE = 1;
        int SOR = 2;
        int SOCH = 3;

        int kind();

        int value();

        int maximum();

        int weight();

        int at();
    }

    /** A mark of a lesson. */
    record Mark(
            long id,
            int line,
            long modified,
            boolean ended,
            long lesson,
            long pupil,
            int kind,
            int number,
            int value,
            int maximum,
            int weight,
            int at)
            implements OfLesson, Scored {}

    /** A mark that came as a result of OneRoster: it has no lesson, but a group, the day of its score, and the day its work was due. */
    record Result(
            long id,
            int line,
            long modified,
            boolean ended,
            long group,
            long pupil,
            int day,
            int due,
            int kind,
            int value,
            int maximum,
            int weight,
            String work)
            implements Scored {
        /** The first minute of its day: nobody says more. */
        @Override
        public int at() {
            return Clockwork.midnight(day);
        }
    }

    /** A final mark in a group's subject; {@code stage} is the ordinal of its Stage, {@code percent} -1 where there is none. */
    record FinalMark(
            long id,
            int line,
            long modified,
            boolean ended,
            long group,
            long pupil,
            long session,
            int stage,
            int value,
            int percent,
            int at)
            implements Entry {
        static final int EXEMPT = 6;
        static final int NOT_ATTESTED = 7;
        static final int PASS = 8;
        static final int FAIL = 9;
    }

    /** A change of the journal; lesson and pupil are 0 where it names none. */
    record Change(
            long id,
            int line,
            long modified,
            boolean ended,
            int at,
            long author,
            int subject,
            long lesson,
            long pupil,
            String before,
            String after)
            implements Entry {}

    /** How often a person logged in on a day. */
    record Login(long id, int line, long modified, boolean ended, long person, int day, int count) implements Entry {}

    /** A pupil's movement; classes are 0 where it names none. */
    record Movement(
            long id,
            int line,
            long modified,
            boolean ended,
            long person,
            int kind,
            int day,
            long from,
            long to,
            int place,
            String order,
            String reason)
            implements Entry {}

    /** How a pupil stands in a period, or, with a group, in its subject: no record of a file, but what final marks say together. */
    record Standing(long pupil, long group, int period, String category, String value) implements Entry {
        @Override
        public long id() {
            return pupil;
        }

        @Override
        public int line() {
            return 0;
        }

        @Override
        public long modified() {
            return 0;
        }

        @Override
        public boolean ended() {
            return false;
        }
    }
}
