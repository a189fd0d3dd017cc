package kz.bbu.facts;

import kz.bbu.testkit.FakeLoad;

/**
 * A small package whose figures were worked out by hand: two classes, one subject in two groups, a pupil who moves between them.
 *
 * <p>Pupils a, b, c are in 5A, e is in 5B, d is in 5A until 30.09.2025 and then in 5B. The first quarter ends on 26.10.2025.
 */
final class SmallSchool {
    private SmallSchool() {}

    static void open(Journals journals) {
        journals.school("s1", 10).know("org", "s1").know("class", "5A", "5B").know("person", "t1", "t2");
        journals.rosters
                .homeroom("s1", "5A", 5, "kk", "classic")
                .homeroom("s1", "5B", 5, "ru", "criteria")
                .group("s1", "mathA", "Математика", 5)
                .group("s1", "mathB", "математика", 5)
                .pupils("s1", "5A", "2025-09-01", null, "a", "b", "c")
                .pupils("s1", "5A", "2025-09-01", "2025-10-01", "d")
                .pupils("s1", "5B", "2025-09-01", null, "e")
                .pupils("s1", "5B", "2025-10-01", null, "d")
                .pupils("s1", "mathA", "2025-09-01", null, "a", "b", "c")
                .pupils("s1", "mathA", "2025-09-01", "2025-10-01", "d")
                .pupils("s1", "mathB", "2025-09-01", null, "e")
                .pupils("s1", "mathB", "2025-10-01", null, "d")
                .teacher("s1", "mathA", "t1")
                .teacher("s1", "mathB", "t2");
    }

    /** The package: every row with why it matters. */
    static FakeLoad load(long importId) {
        return Journals.bulk(importId, "s1")
                .bulk(
                        "journal/lessons",
                        Journals.LESSONS,
                        // Given, with a topic.
                        "L1,,,s1,mathA,2025-09-02,1,t1,,held,,Бөлшектер,2025-09-02T05:00:00Z",
                        // Given by another teacher, without a topic.
                        "L2,,,s1,mathA,2025-09-03,1,t1,t2,replaced,,,",
                        // Not given: in no denominator.
                        "L3,,,s1,mathA,2025-09-04,1,t1,,cancelled,аяз,,",
                        // d is in 5B by now.
                        "L4,,,s1,mathB,2025-10-02,1,t2,,held,,Дроби,2025-10-02T05:00:00Z")
                .bulk(
                        "journal/homework",
                        Journals.HOMEWORK,
                        // On the lesson's day, the day before it is due: in time.
                        "h1,,,s1,L1,2025-09-02T09:00:00Z,2025-09-03,30,5-жаттығу",
                        // The day after the lesson: late.
                        "h2,,,s1,L2,2025-09-04T03:00:00Z,2025-09-05,,")
                .bulk(
                        "journal/attendance",
                        Journals.ATTENDANCE,
                        "n1,,,s1,L1,c,ill,",
                        "n2,,,s1,L2,c,ill,",
                        // Late is no absence.
                        "n3,,,s1,L1,d,late,",
                        "n4,,,s1,L2,a,absent,",
                        // The lesson was not given.
                        "n5,,,s1,L3,a,absent,")
                .bulk(
                        "journal/marks",
                        Journals.MARKS,
                        // A double mark counts as two; 12:59 of the next day in Almaty is in time, 13:01 is not.
                        "m1,,,s1,L1,a,classic,1,5,,,2025-09-02T06:00:00Z",
                        "m2,,,s1,L1,a,classic,2,4,,,2025-09-03T07:59:00Z",
                        "m3,,,s1,L1,b,classic,1,3,,2,2025-09-03T08:01:00Z",
                        // d was in 5A then.
                        "m4,,,s1,L2,d,classic,1,2,,,2025-09-03T10:00:00Z",
                        "m5,,,s1,L4,d,formative,1,8,,,2025-10-02T06:00:00Z",
                        "m6,,,s1,L4,d,sor,1,15,20,,2025-10-02T06:00:00Z",
                        "m7,,,s1,L4,e,soch,1,10.5,25,,2025-10-02T06:00:00Z")
                .bulk(
                        "journal/finals",
                        Journals.FINALS,
                        "f1,,,s1,mathA,a,q1,term,5,,2025-10-24T06:00:00Z",
                        "f2,,,s1,mathA,b,q1,term,3,,2025-10-24T06:00:00Z",
                        "f3,,,s1,mathA,c,q1,term,NOT_ATTESTED,,2025-10-24T06:00:00Z",
                        "f4,,,s1,mathB,d,q1,term,4,72.5,2025-10-24T06:00:00Z")
                .bulk("journal/changes", Journals.CHANGES, "c1,,,s1,2025-09-05T06:00:00Z,t1,mark,L1,a,3,4")
                .bulk(
                        "journal/movements",
                        Journals.MOVEMENTS,
                        "v1,,,d,s1,moved,2025-10-01,5A,5B,,12,",
                        "v2,,,e,s1,arrived,2025-09-01,,5B,oblast,,")
                .bulk(
                        "journal/logins",
                        Journals.LOGINS,
                        "g1,,,a,s1,2025-09-02,3",
                        "g2,,,a,s1,2025-09-03,1",
                        "g3,,,t1,s1,2025-09-02,2");
    }
}
