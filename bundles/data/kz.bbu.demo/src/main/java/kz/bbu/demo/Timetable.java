package kz.bbu.demo;

import java.util.List;

/** Places the lessons of a week: a subject on different days, nobody in two places if it can be helped, and no gaps if it can be helped. */
final class Timetable {
    private Timetable() {}

    static void fill(List<Groups.Together> all) {
        for (Groups.Together together : all) {
            for (int lesson = 0; lesson < together.groups().get(0).weekly; lesson++) {
                place(together);
            }
        }
    }

    private static void place(Groups.Together together) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int weekday = 0; weekday < SchoolClass.WEEKDAYS; weekday++) {
            for (int slot = 0; slot < Teacher.SLOTS; slot++) {
                int cost = cost(together, weekday, slot);
                if (cost < least) {
                    least = cost;
                    best = weekday * Teacher.SLOTS + slot;
                }
            }
        }
        if (best < 0) {
            throw new IllegalStateException(
                    "no room in the week of " + together.classes().get(0).id);
        }
        book(together, best / Teacher.SLOTS, best % Teacher.SLOTS);
    }

    /** What speaks against a slot: late lessons, a subject twice a day, and worst a teacher who is elsewhere. */
    private static int cost(Groups.Together together, int weekday, int slot) {
        for (SchoolClass schoolClass : together.classes()) {
            if (!schoolClass.at(weekday, slot).isEmpty()) {
                return Integer.MAX_VALUE;
            }
        }
        int cost = slot * slot;
        for (Group group : together.groups()) {
            boolean own = group.owner.combinedWith != null && group.teacher == group.owner.teacher;
            cost += group.isMetOn(weekday) ? 200 : 0;
            cost += !own && group.teacher.isBusy(group.owner.shift, weekday, slot) ? 1000 : 0;
        }
        return cost;
    }

    private static void book(Groups.Together together, int weekday, int slot) {
        for (SchoolClass schoolClass : together.classes()) {
            schoolClass.at(weekday, slot).addAll(together.groups());
        }
        for (Group group : together.groups()) {
            group.meetsOn(weekday);
            group.teacher.book(group.owner.shift, weekday, slot);
        }
    }
}
