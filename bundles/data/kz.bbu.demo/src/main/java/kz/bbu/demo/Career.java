package kz.bbu.demo;

import java.util.List;
import java.util.Random;

/**
 * The working life of a member of the staff as an attestation commission sees it.
 *
 * @param hired the day of hiring
 * @param before what was held until the attestation of August 2026
 * @param now what is held since; the same as before for those who were not attested then
 */
record Career(String hired, Award before, Award now) {
    private static final List<String> SCALE = List.of("teacher", "moderator", "expert", "researcher", "master");
    private static final List<String> FORMER = List.of("second", "first", "highest");
    private static final List<String> HEADS = List.of("headOrganiser", "headManager", "headLeader");
    private static final int YEAR = 2026;

    /** A category; blank where nothing is said. */
    record Award(String category, String order, String from, String until) {}

    boolean isAttestedNow() {
        return !before.equals(now);
    }

    /** The career of a first head. */
    static Career head(Random random, int born) {
        int level = pick(random, 35, 45, 20);
        int year = YEAR - 3 + pick(random, 12, 38, 30, 20);
        String category = HEADS.get(level);
        Award now = award(random, category, year, 3);
        Award before = year == YEAR ? award(random, HEADS.get(Math.max(0, level - 1)), YEAR - 3, 3) : now;
        return new Career(hired(random, born, YEAR - 4), before, now);
    }

    /** The career of anybody else; {@code slow} where the former scale is still met. */
    static Career of(Random random, int born, boolean slow) {
        int experience = YEAR - Math.max(born + 22, 1988) - random.nextInt(3);
        if (experience <= 2) {
            return beginner(random, experience);
        }
        String hired = hired(random, born, YEAR - 1);
        if (random.nextInt(100) < 8) {
            String category = random.nextInt(4) == 0 ? "" : "none";
            Award nothing = new Award(category, "", "", "");
            return new Career(hired, nothing, nothing);
        }
        if (slow && random.nextInt(100) < 18) {
            Award former = award(random, FORMER.get(pick(random, 30, 40, 30)), YEAR - 5 + pick(random, 25, 75), 5);
            return new Career(hired, former, former);
        }
        int level = experience < 6
                ? pick(random, 60, 40)
                : experience < 14 ? pick(random, 15, 45, 33, 7) : pick(random, 8, 22, 38, 25, 7);
        int year = YEAR - Math.min(experience - 1, pick(random, 20, 22, 20, 18, 14, 6));
        Award now = award(random, SCALE.get(level), year, 5);
        Award before = year == YEAR ? award(random, SCALE.get(Math.max(0, level - 1)), YEAR - 5, 5) : now;
        return new Career(hired, before, now);
    }

    /** One school year as a trainee, then a teacher; some have not been attested yet. */
    private static Career beginner(Random random, int experience) {
        int year = YEAR - 1;
        Award trainee =
                new Award("trainee", order(random), year + "-08-25", random.nextBoolean() ? (year + 1) + "-08-31" : "");
        Award now = experience <= 0 ? trainee : award(random, "teacher", YEAR, 5);
        return new Career(year + "-08-25", trainee, now);
    }

    private static Award award(Random random, String category, int year, int years) {
        // One certificate in ten comes without its end, which the rules then tell.
        String until = random.nextInt(10) == 0 ? "" : (year + years) + "-08-25";
        return new Award(category, order(random), year + "-08-25", until);
    }

    private static String order(Random random) {
        return "№ " + (100 + random.nextInt(900));
    }

    private static String hired(Random random, int born, int last) {
        int first = Math.min(last, born + 23);
        return (first + random.nextInt(last - first + 1)) + "-09-01";
    }

    /** A place, by weights that add up to 100. */
    private static int pick(Random random, int... weights) {
        int left = random.nextInt(100);
        int place = 0;
        while (left >= weights[place]) {
            left -= weights[place++];
        }
        return place;
    }
}
