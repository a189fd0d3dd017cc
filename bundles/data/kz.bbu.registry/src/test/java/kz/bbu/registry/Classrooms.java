package kz.bbu.registry;

import java.util.ArrayList;
import java.util.List;
import kz.bbu.api.platform.Ids;
import kz.bbu.testkit.FakeLoad;

/** The region with classes in School 1: 5 «А», 5 «Ә», 7 Б without a profile, and a group of the first two; School 3 has one class. */
final class Classrooms {
    private static final String PROFILES =
            "sourcedId,status,dateLastModified,classSourcedId,orgSourcedId,grade,letter,language,journalType,shift,homeroomTeacherSourcedId,combinedWithClassSourcedIds,parentClassSourcedIds";
    private static final String ENROLMENTS =
            "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate";
    private static final String CLASSES =
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classType,schoolSourcedId,termSourcedIds";

    private Classrooms() {}

    static long id(String sourcedId) {
        return Ids.of(7, "class", sourcedId);
    }

    static long person(String sourcedId) {
        return Ids.of(7, "person", sourcedId);
    }

    /** Ann moved from 5 «А» to 5 «Ә» on 1 November; Tom was the teacher of 7 Б before Hanna, who has no role there. */
    static FakeLoad load(long importId) {
        return subjects(Portal.region(importId))
                .bulk(
                        "roster/classes",
                        CLASSES,
                        "k2,,,5 Ae,05,h,homeroom,school1,y",
                        "k1,,,5 A,05,h,homeroom,school1,y",
                        "k3,,,7 Б,7,h,homeroom,school1,y",
                        "g1,,,Maths 5,05;06,m,scheduled,school1,y",
                        "w1,,,West class,1,h,homeroom,school3,y")
                .bulk(
                        "roster/enrollments",
                        ENROLMENTS,
                        "e1,,,k1,school1,p1,student,,2026-09-01,2026-11-01",
                        "e2,,,k2,school1,p1,student,,2026-11-01,",
                        "e3,,,k1,school1,p2,student,,,",
                        "e4,,,g1,school1,p2,student,,,",
                        "e5,,,g1,school1,t1,teacher,true,,",
                        "e6,,,k3,school1,t1,teacher,true,,2026-11-14",
                        "e7,,,k3,school1,h1,teacher,true,2026-11-14,",
                        "e8,,,k3,school1,m1,teacher,false,,",
                        "e9,,,w1,school3,p3,student,,,");
    }

    /** Sessions and courses. */
    static FakeLoad subjects(FakeLoad load) {
        return load.bulk(
                        "roster/academicSessions",
                        "sourcedId,status,dateLastModified,title,type,startDate,endDate,schoolYear",
                        "q1,,,Term 1,gradingPeriod,2026-09-01,2026-10-26,2027",
                        "y,,,Year,schoolYear,2026-09-01,2027-05-26,2027")
                .bulk(
                        "roster/courses",
                        "sourcedId,status,dateLastModified,title,orgSourcedId",
                        "m,,,Maths,school1",
                        "h,,,Class,school1");
    }

    /** Profiles of all but 7 Б. */
    static FakeLoad profiles(long importId, String shift) {
        return profilesOf(
                importId,
                "f1,,,k1,school1,5,А,kk,criteria," + shift + ",t1,k2,",
                "f2,,,k2,school1,5,Ә,kk,criteria," + shift + ",,k1,",
                "f3,,,g1,school1,5,А,kk,criteria," + shift + ",,,k1;k2");
    }

    static FakeLoad profilesOf(long importId, String... rows) {
        List<String> lines = new ArrayList<>(List.of(PROFILES));
        lines.addAll(List.of(rows));
        return new FakeLoad(importId, 7)
                .with("replaces.school1", "2027")
                .bulk("journal/classes", lines.toArray(String[]::new));
    }
}
