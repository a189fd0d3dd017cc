package kz.bbu.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.bbu.api.platform.Ids;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.text.Alphabet;

/** Who is in which class of an institution on which day. */
final class Members {
    private static final int ALWAYS = Integer.MAX_VALUE;
    private static final String STUDENT = "student";

    /** Enrolments may overlap, and rosters give them in any order: the one that began last holds. */
    private static final Comparator<Rosters.Enrolment> NEWEST_FIRST = Comparator.comparing(
                    (Rosters.Enrolment enrolment) -> enrolment.begins().orElse(LocalDate.MIN))
            .reversed()
            .thenComparing(Rosters.Enrolment::classId)
            .thenComparing(Rosters.Enrolment::personId);

    private final Map<Long, Group> groups = new HashMap<>();
    private final Map<Long, List<Stay>> homerooms = new HashMap<>();
    private final Map<Long, List<Stay>> stays = new HashMap<>();
    private final Map<Long, Set<String>> roles;

    /** A class or group with its subject and its pupils. */
    static final class Group {
        final Rosters.SchoolClass about;
        final long subject;
        final long teacher;
        private final List<Stay> pupils = new ArrayList<>();
        private final Map<Integer, Map<Group, Integer>> shares = new HashMap<>();

        Group(Rosters.SchoolClass about, long subject, long teacher) {
            this.about = about;
            this.subject = subject;
            this.teacher = teacher;
        }

        long id() {
            return about.id();
        }
    }

    /** A pupil in a group from a day on until the day before another. */
    private record Stay(Group group, long pupil, int from, int until) {
        boolean has(int day) {
            return from <= day && day < until;
        }
    }

    Members(Rosters.Roster roster, Alphabet alphabet) {
        this.roles = roster.roles();
        List<Rosters.Enrolment> enrolments = new ArrayList<>(roster.enrolments());
        enrolments.sort(NEWEST_FIRST);
        Map<Long, Long> teachers = new HashMap<>();
        for (Rosters.Enrolment enrolment : enrolments) {
            if (enrolment.role().equals("teacher")) {
                teachers.putIfAbsent(enrolment.classId(), enrolment.personId());
            }
        }
        for (Rosters.SchoolClass about : roster.classes()) {
            long subject = about.subject().isBlank() ? 0 : Ids.hash(alphabet.fold(about.subject()));
            groups.put(about.id(), new Group(about, subject, teachers.getOrDefault(about.id(), 0L)));
        }
        for (Rosters.Enrolment enrolment : enrolments) {
            Group group = groups.get(enrolment.classId());
            if (group != null && enrolment.role().equals(STUDENT)) {
                Stay stay = new Stay(
                        group,
                        enrolment.personId(),
                        enrolment.begins().map(day -> (int) day.toEpochDay()).orElse(0),
                        enrolment.ends().map(day -> (int) day.toEpochDay()).orElse(ALWAYS));
                group.pupils.add(stay);
                stays.computeIfAbsent(stay.pupil, p -> new ArrayList<>()).add(stay);
                if (group.about.homeroom()) {
                    homerooms
                            .computeIfAbsent(stay.pupil, p -> new ArrayList<>(1))
                            .add(stay);
                }
            }
        }
    }

    Optional<Group> group(long id) {
        return Optional.ofNullable(groups.get(id));
    }

    Collection<Group> groups() {
        return groups.values();
    }

    /** What people are here; empty for strangers. */
    Set<String> roles(long person) {
        return roles.getOrDefault(person, Set.of());
    }

    boolean isKnown(long person) {
        return roles.containsKey(person) || stays.containsKey(person);
    }

    /** The homeroom class of a pupil on a day, of several the one that began last; the group itself where there is none. */
    Group classOf(long pupil, int day, Group group) {
        for (Stay stay : homerooms.getOrDefault(pupil, List.of())) {
            if (stay.has(day)) {
                return stay.group;
            }
        }
        return group;
    }

    /** The homeroom classes of a group's pupils on a day, with how many of the pupils are of each. */
    Map<Group, Integer> shares(Group group, int day) {
        int since = lastMove(group, day);
        return group.shares.computeIfAbsent(since, any -> {
            Map<Group, Integer> shares = new HashMap<>();
            pupils(group, day).forEach(pupil -> shares.merge(classOf(pupil, day, group), 1, Integer::sum));
            return shares;
        });
    }

    /** The last day up to a day on which anybody of the group came, left or changed the class. */
    private int lastMove(Group group, int day) {
        TreeSet<Integer> moves = moves(group);
        Integer last = moves.floor(day);
        return last == null ? -1 : last;
    }

    private final Map<Group, TreeSet<Integer>> moves = new HashMap<>();

    private TreeSet<Integer> moves(Group group) {
        return moves.computeIfAbsent(group, g -> {
            TreeSet<Integer> days = new TreeSet<>();
            for (Stay stay : g.pupils) {
                days.add(stay.from);
                days.add(stay.until);
                for (Stay home : homerooms.getOrDefault(stay.pupil, List.of())) {
                    days.add(home.from);
                    days.add(home.until);
                }
            }
            return days;
        });
    }

    /** The groups in which some pupils ever were, their homeroom classes among them; by id. */
    Set<Long> groupsOf(Collection<Long> pupils) {
        Set<Long> found = new HashSet<>();
        pupils.forEach(pupil -> stays.getOrDefault(pupil, List.of()).forEach(stay -> found.add(stay.group.id())));
        return found;
    }

    /** Whether a pupil ever was in a group. */
    boolean isOf(Group group, long pupil) {
        for (Stay stay : stays.getOrDefault(pupil, List.of())) {
            if (stay.group == group) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pupil is in a group on a day. */
    boolean isIn(Group group, long pupil, int day) {
        for (Stay stay : stays.getOrDefault(pupil, List.of())) {
            if (stay.group == group && stay.has(day)) {
                return true;
            }
        }
        return false;
    }

    /** The groups in which a pupil is on a day, the homeroom class among them. */
    Set<Group> groupsOf(long pupil, int day) {
        Set<Group> found = new HashSet<>();
        for (Stay stay : stays.getOrDefault(pupil, List.of())) {
            if (stay.has(day)) {
                found.add(stay.group);
            }
        }
        return found;
    }

    /** Whether the roster puts any pupil into a group. */
    boolean lists(Group group) {
        return !group.pupils.isEmpty();
    }

    /** The pupils of a group on a day, each once. */
    List<Long> pupils(Group group, int day) {
        return group.pupils.stream()
                .filter(stay -> stay.has(day))
                .map(Stay::pupil)
                .distinct()
                .toList();
    }
}
