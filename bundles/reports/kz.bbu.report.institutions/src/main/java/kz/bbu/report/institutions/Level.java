package kz.bbu.report.institutions;

import java.util.Arrays;
import java.util.List;

/** A level of education, which groups the types of institutions. */
enum Level {
    preschool("kindergarten", "preschoolCentre"),
    school(
            "primarySchool",
            "lowerSecondarySchool",
            "secondarySchool",
            "gymnasium",
            "lyceum",
            "schoolGymnasium",
            "schoolLyceum",
            "boardingSchool",
            "specialSchool",
            "eveningSchool"),
    vocational("college", "higherCollege"),
    additional("extracurricular"),
    other;

    private final List<String> types;

    Level(String... types) {
        this.types = List.of(types);
    }

    static Level of(String type) {
        return Arrays.stream(values())
                .filter(level -> level.types.contains(type))
                .findFirst()
                .orElse(other);
    }
}
