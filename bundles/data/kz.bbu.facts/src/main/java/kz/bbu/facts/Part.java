package kz.bbu.facts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.bbu.api.facts.Stage;
import kz.bbu.facts.Entry.Absence;
import kz.bbu.facts.Entry.Change;
import kz.bbu.facts.Entry.FinalMark;
import kz.bbu.facts.Entry.Homework;
import kz.bbu.facts.Entry.Lesson;
import kz.bbu.facts.Entry.Login;
import kz.bbu.facts.Entry.Mark;
import kz.bbu.facts.Entry.Movement;
import kz.bbu.facts.Entry.Result;
import kz.bbu.facts.Entry.Scored;

/** A file of journal packages, or the results of OneRoster: how its rows become entries, and how entries are packed. In the order in which they refer to each other. */
enum Part {
    LESSONS("lesson") {
        @Override
        Entry parse(Fields f) {
            int state = f.code("state", LESSON_STATES);
            long planned = f.id("person", "plannedTeacherSourcedId");
            long actual = f.id("person", "actualTeacherSourcedId");
            if (state == Lesson.REPLACED && actual == 0) {
                f.wrong("actualTeacherSourcedId", "", "lesson.replacedBy");
            }
            return new Lesson(
                    f.own(),
                    f.line(),
                    f.modified(),
                    f.ended(),
                    f.id("class", "classSourcedId"),
                    f.day("date"),
                    f.integer("number", 0, 20, 0),
                    planned,
                    actual == planned ? 0 : actual,
                    state,
                    f.minutes("topicSetAt"),
                    f.text("topic"),
                    f.text("reason"));
        }

        @Override
        void write(Entry entry, Packer to) {
            Lesson e = (Lesson) entry;
            to.id(e.group()).number(e.day()).number(e.number()).id(e.planned()).id(e.actual());
            to.number(e.state()).number(e.topicAt()).text(e.topic()).text(e.reason());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            return new Lesson(
                    id,
                    line,
                    modified,
                    ended,
                    from.id(),
                    from.integer(),
                    from.integer(),
                    from.id(),
                    from.id(),
                    from.integer(),
                    from.integer(),
                    from.text(),
                    from.text());
        }
    },
    HOMEWORK("homework") {
        @Override
        Entry parse(Fields f) {
            return new Homework(
                    f.own(),
                    f.line(),
                    f.modified(),
                    f.ended(),
                    f.id("lesson", "lessonSourcedId"),
                    f.minutes("assignedAt"),
                    f.day("dueDate"),
                    f.integer("minutes", 0, 1440, -1),
                    f.text("text"));
        }

        @Override
        void write(Entry entry, Packer to) {
            Homework e = (Homework) entry;
            to.id(e.lesson()).number(e.at()).number(e.due()).number(e.minutes()).text(e.text());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            return new Homework(
                    id, line, modified, ended, from.id(), from.integer(), from.integer(), from.integer(), from.text());
        }
    },
    ATTENDANCE("attendance") {
        @Override
        Entry parse(Fields f) {
            return new Absence(
                    f.own(),
                    f.line(),
                    f.modified(),
                    f.ended(),
                    f.id("lesson", "lessonSourcedId"),
                    f.id("person", "studentSourcedId"),
                    f.code("kind", ABSENCES),
                    f.text("comment"));
        }

        @Override
        void write(Entry entry, Packer to) {
            Absence e = (Absence) entry;
            to.id(e.lesson()).id(e.pupil()).number(e.kind()).text(e.comment());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            return new Absence(id, line, modified, ended, from.id(), from.id(), from.integer(), from.text());
        }
    },
    MARKS("mark") {
        @Override
        Entry parse(Fields f) {
            int kind = f.code("kind", MARKS_OF);
            int value = f.hundredths("value", MOST_POINTS, 0);
            int maximum = f.hundredths("maxValue", MOST_POINTS, -1);
            boolean summative = kind == Scored.SOR || kind == Scored.SOCH;
            int highest = kind == Scored.CLASSIC ? 500 : 1000;
            if (!f.isGood()) {
                // Said already.
            } else if (!summative && (value < 100 || value > highest || value % 100 != 0)) {
                f.wrong("value", f.raw("value"), "mark.value");
            } else if (summative && maximum <= 0) {
                f.wrong("maxValue", f.raw("maxValue"), "mark.maximum");
            } else if (summative && value > maximum) {
                f.wrong("value", f.raw("value"), "mark.points");
            }
            return new Mark(
                    f.own(),
                    f.line(),
                    f.modified(),
                    f.ended(),
                    f.id("lesson", "lessonSourcedId"),
                    f.id("person", "studentSourcedId"),
                    kind,
                    f.integer("number", 1, 2, 1),
                    value,
                    summative ? maximum : -1,
                    f.hundredths("weight", MOST_POINTS, 100),
                    f.minutes("setAt"));
        }

        @Override
        void write(Entry entry, Packer to) {
            Mark e = (Mark) entry;
            to.id(e.lesson()).id(e.pupil());
            // One byte for what nearly every mark has.
            boolean plain = e.number() == 1 && e.maximum() < 0 && e.weight() == 100 && e.value() % 100 == 0;
            to.number(e.kind() * 2L + (plain ? 1 : 0));
            if (plain) {
                to.number(e.value() / 100);
            } else {
                to.number(e.number()).number(e.value()).number(e.maximum()).number(e.weight());
            }
            to.number(e.at());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            long lesson = from.id();
            long pupil = from.id();
            int kind = from.integer();
            boolean plain = kind % 2 == 1;
            int number = plain ? 1 : from.integer();
            int value = plain ? from.integer() * 100 : from.integer();
            int maximum = plain ? -1 : from.integer();
            int weight = plain ? 100 : from.integer();
            return new Mark(
                    id, line, modified, ended, lesson, pupil, kind / 2, number, value, maximum, weight, from.integer());
        }
    },
    RESULTS("result") {
        @Override
        Entry parse(Fields f) {
            throw new IllegalArgumentException("results come through the registry, see Results");
        }

        @Override
        void write(Entry entry, Packer to) {
            Result e = (Result) entry;
            to.id(e.group()).id(e.pupil()).number(e.day()).number(e.due()).number(e.kind());
            to.number(e.value()).number(e.maximum()).number(e.weight()).text(e.work());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            return new Result(
                    id,
                    line,
                    modified,
                    ended,
                    from.id(),
                    from.id(),
                    from.integer(),
                    from.integer(),
                    from.integer(),
                    from.integer(),
                    from.integer(),
                    from.integer(),
                    from.text());
        }

        @Override
        String file() {
            return "roster/results";
        }
    },
    FINALS("final") {
        @Override
        Entry parse(Fields f) {
            return new FinalMark(
                    f.own(),
                    f.line(),
                    f.modified(),
                    f.ended(),
                    f.id("class", "classSourcedId"),
                    f.id("person", "studentSourcedId"),
                    f.id("session", "academicSessionSourcedId"),
                    f.code("kind", STAGES),
                    f.code("value", FINAL_VALUES) + 1,
                    f.hundredths("percent", 10_000, -1),
                    f.minutes("setAt"));
        }

        @Override
        void write(Entry entry, Packer to) {
            FinalMark e = (FinalMark) entry;
            to.id(e.group()).id(e.pupil()).id(e.session()).number(e.stage());
            to.number(e.value()).number(e.percent()).number(e.at());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            return new FinalMark(
                    id,
                    line,
                    modified,
                    ended,
                    from.id(),
                    from.id(),
                    from.id(),
                    from.integer(),
                    from.integer(),
                    from.integer(),
                    from.integer());
        }
    },
    CHANGES("change") {
        @Override
        Entry parse(Fields f) {
            return new Change(
                    f.own(),
                    f.line(),
                    f.modified(),
                    f.ended(),
                    f.minutes("at"),
                    f.id("person", "authorSourcedId"),
                    f.code("subject", CHANGE_SUBJECTS),
                    f.id("lesson", "lessonSourcedId"),
                    f.id("person", "studentSourcedId"),
                    f.text("oldValue"),
                    f.text("newValue"));
        }

        @Override
        void write(Entry entry, Packer to) {
            Change e = (Change) entry;
            to.number(e.at()).id(e.author()).number(e.subject()).id(e.lesson()).id(e.pupil());
            to.text(e.before()).text(e.after());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            return new Change(
                    id,
                    line,
                    modified,
                    ended,
                    from.integer(),
                    from.id(),
                    from.integer(),
                    from.id(),
                    from.id(),
                    from.text(),
                    from.text());
        }
    },
    LOGINS("login") {
        @Override
        Entry parse(Fields f) {
            return new Login(
                    f.own(),
                    f.line(),
                    f.modified(),
                    f.ended(),
                    f.id("person", "userSourcedId"),
                    f.day("date"),
                    f.integer("count", 0, 100_000, 0));
        }

        @Override
        void write(Entry entry, Packer to) {
            Login e = (Login) entry;
            to.id(e.person()).number(e.day()).number(e.count());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            return new Login(id, line, modified, ended, from.id(), from.integer(), from.integer());
        }
    },
    MOVEMENTS("movement") {
        @Override
        Entry parse(Fields f) {
            return new Movement(
                    f.own(),
                    f.line(),
                    f.modified(),
                    f.ended(),
                    f.id("person", "userSourcedId"),
                    f.code("kind", MOVEMENT_KINDS),
                    f.day("date"),
                    f.id("class", "fromClassSourcedId"),
                    f.id("class", "toClassSourcedId"),
                    f.code("otherPlace", PLACES),
                    f.text("orderNumber"),
                    f.text("reason"));
        }

        @Override
        void write(Entry entry, Packer to) {
            Movement e = (Movement) entry;
            to.id(e.person()).number(e.kind()).number(e.day()).id(e.from()).id(e.to());
            to.number(e.place()).text(e.order()).text(e.reason());
        }

        @Override
        Entry read(long id, int line, long modified, boolean ended, Unpacker from) {
            return new Movement(
                    id,
                    line,
                    modified,
                    ended,
                    from.id(),
                    from.integer(),
                    from.integer(),
                    from.id(),
                    from.id(),
                    from.integer(),
                    from.text(),
                    from.text());
        }
    };

    static final List<String> LESSON_STATES = List.of("held", "cancelled", "replaced");
    static final List<String> ABSENCES = List.of("absent", "ill", "excused", "unexcused", "late");
    static final List<String> MARKS_OF = List.of("classic", "formative", "sor", "soch");
    static final List<String> FINAL_VALUES = List.of("1", "2", "3", "4", "5", "EXEMPT", "NOT_ATTESTED", "PASS", "FAIL");
    static final List<String> CHANGE_SUBJECTS = List.of("mark", "attendance", "topic", "homework", "final");
    static final List<String> MOVEMENT_KINDS = List.of("arrived", "left", "moved", "promoted", "graduated");
    static final List<String> PLACES = List.of("district", "oblast", "otherOblast", "abroad");

    /** The codes of the file in the order of {@link Stage}. */
    static final List<String> STAGES = List.of("term", "halfYear", "year", "exam", "final");

    static final int MOST_POINTS = 1_000_000;

    private final String kind;

    Part(String kind) {
        this.kind = kind;
    }

    /** The kind of its records' ids. */
    String kind() {
        return kind;
    }

    /** The file as intake names it. */
    String file() {
        return "journal/" + name().toLowerCase(Locale.ROOT);
    }

    /** The part of a file; empty for a file of others. */
    static Optional<Part> of(String file) {
        for (Part part : values()) {
            if (part.file().equals(file)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** The entry of a row; what is wrong with it is reported, see {@link Fields#isGood}. */
    abstract Entry parse(Fields fields);

    /** Writes what an entry says, without what all entries have. */
    abstract void write(Entry entry, Packer to);

    /** Reads what {@link #write} wrote. */
    abstract Entry read(long id, int line, long modified, boolean ended, Unpacker from);

    /** Packs an entry wholly; with its line only where it is on its way in. */
    void pack(Entry entry, boolean withLine, Packer to) {
        to.whole(entry.id()).number(entry.modified() * 2 + (entry.ended() ? 1 : 0));
        if (withLine) {
            to.number(entry.line());
        }
        write(entry, to);
    }

    /** Passes over what {@link #write} wrote of a mark, and gives the place of its lesson in the sheet: most marks of a sheet are looked at for nothing else. */
    static int passMark(Unpacker from) {
        int lesson = from.place();
        from.place();
        boolean plain = from.integer() % 2 == 1;
        for (int i = plain ? 2 : 5; i > 0; i--) {
            from.pass();
        }
        return lesson;
    }

    Entry unpack(boolean withLine, Unpacker from) {
        long id = from.whole();
        long life = from.number();
        return unpack(id, withLine ? from.integer() : 0, life, from);
    }

    Entry unpack(long id, int line, long life, Unpacker from) {
        return read(id, line, life >> 1, (life & 1) != 0, from);
    }

    /** Whether two entries say the same. */
    boolean isSame(Entry one, Entry other) {
        Packer first = Packer.plain();
        Packer second = Packer.plain();
        write(one, first);
        write(other, second);
        return java.util.Arrays.equals(first.toBytes(), second.toBytes());
    }
}
