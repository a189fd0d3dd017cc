package kz.bbu.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kz.bbu.api.platform.Load;

/** A kind of records: the part of a package that brings it, its table, and what its references must find. */
enum Kind {
    ORG("roster/orgs", "registry_org", false, "sourced_id, name, type, identifier, parent_id, metadata"),
    SESSION(
            "roster/academicSessions",
            "registry_session",
            false,
            "sourced_id, title, type, starts, ends, parent_id, school_year, metadata"),
    COURSE("roster/courses", "registry_course", false, "sourced_id, title, code, session_id, subjects, metadata"),
    CLASS(
            "roster/classes",
            "registry_class",
            false,
            "sourced_id, title, type, code, grades, location, course_id, sessions, metadata"),
    PERSON(
            "roster/users",
            "registry_person",
            false,
            "sourced_id, enabled, username, family, given, middle, name_sort, name_fold, email, phone, identifier, iin, iin_hash, grades, metadata"),
    ROLE("roster/roles", "registry_role", false, "person_id, role, main, begins, ends, metadata"),
    AGENT("roster/agents", "registry_agent", false, "person_id, agent_id"),
    DEMOGRAPHICS("roster/demographics", "registry_demographics", false, "birth, sex, country, region, city, metadata"),
    ENROLLMENT(
            "roster/enrollments",
            "registry_enrollment",
            false,
            "class_id, person_id, role, main, begins, ends, metadata"),
    ITEM_CATEGORY("roster/categories", "registry_item_category", false, "sourced_id, title, weight, metadata"),
    LINE_ITEM(
            "roster/lineItems",
            "registry_line_item",
            false,
            "sourced_id, title, description, class_id, category_id, session_id, assigned, due, minimum, maximum, metadata"),
    RESULT(
            "roster/results",
            "registry_result",
            false,
            "line_item_id, person_id, class_id, status, score, scored, text_score, in_progress, incomplete, late, missing, remark, metadata"),
    INSTITUTION(
            "journal/institutions",
            "registry_institution",
            true,
            "type, legal_form, bin, kato, small_school, address_kk, address_ru, head_name, head_position, phone, email, website, languages, shifts, places, time_zone, licence_number, licence_date, licence_issuer, accreditation_number, accreditation_agency, accreditation_from, accreditation_until, attestation_date, attestation_result, attestation_next, profile_url, metadata"),
    CLASS_PROFILE(
            "journal/classes",
            "registry_class_profile",
            true,
            "grade, letter, language, journal_type, shift, teacher_id, combined, parents, metadata"),
    STAFF(
            "journal/staff",
            "registry_staff",
            true,
            "person_id, position, roles, category, category_order, category_from, category_until, education, hired, work_load, metadata"),
    ACCOUNT("journal/accounts", "registry_account", false, "registered, profile_url, last_login, metadata");

    /** The columns that every table begins with. */
    private static final String COMMON = "generation, id, line, hash, modified, ended, org_id, ";

    /** A column that must name a record of a kind; the column of the file is for the error. */
    record Reference(String column, Kind target, String fileColumn) {}

    private final String part;
    private final String table;
    private final boolean byInstitution;
    private final List<String> columns;

    Kind(String part, String table, boolean byInstitution, String columns) {
        this.part = part;
        this.table = table;
        this.byInstitution = byInstitution;
        this.columns = Arrays.asList((COMMON + columns).split(", "));
    }

    String part() {
        return part;
    }

    String table() {
        return table;
    }

    /** Whether readers' pointers are kept for each institution (journal files replace institution by institution). */
    boolean byInstitution() {
        return byInstitution;
    }

    List<String> columns() {
        return columns;
    }

    /** Whether the records come with a file of their own; agents come with users. */
    boolean hasFile() {
        return this != AGENT;
    }

    /** Whether a load's users name their organisations themselves, as in version 1.1, where no file of roles exists. */
    static boolean rolesInUsers(Load load) {
        return load.has(PERSON.part) && isVersion11(load);
    }

    private static boolean isVersion11(Load load) {
        return "1.1".equals(load.manifest().get("oneroster.version"));
    }

    /** Whether the records of a load are made of its users. */
    boolean comesWithUsers(Load load) {
        return this == AGENT || (this == ROLE && rolesInUsers(load));
    }

    /** The file that the records of a load come from. */
    String file(Load load) {
        return comesWithUsers(load) ? PERSON.part : part;
    }

    /** The column of a load's file that holds a reference. */
    String column(Load load, Reference reference) {
        if (this == LINE_ITEM && reference.target() == SESSION && isVersion11(load)) {
            return "gradingPeriodSourcedId";
        }
        return this == ROLE && comesWithUsers(load) ? "orgSourcedIds" : reference.fileColumn();
    }

    /** The column of a load's file that names the organisation of a row; empty for none. */
    String organisationColumn(Load load) {
        return references().stream()
                .filter(reference -> reference.column().equals("org_id"))
                .map(reference -> column(load, reference))
                .findFirst()
                .orElse("");
    }

    /** The kinds that a load brings. */
    static Set<Kind> of(Load load) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : values()) {
            if (load.has(kind.file(load))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    /** Whether each record names the institution that it belongs to. */
    boolean namesInstitution() {
        return references().stream().anyMatch(reference -> reference.column().equals("org_id"));
    }

    /** Whether the id of a record is that of a person, who belongs where he or she has a role. */
    boolean isOfPeople() {
        return this == PERSON
                || references().stream()
                        .anyMatch(reference -> reference.column().equals("id") && reference.target() == PERSON);
    }

    List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        switch (this) {
            case ORG -> references.add(new Reference("parent_id", ORG, "parentSourcedId"));
            case SESSION -> references.add(new Reference("parent_id", SESSION, "parentSourcedId"));
            case COURSE -> {
                references.add(new Reference("org_id", ORG, "orgSourcedId"));
                references.add(new Reference("session_id", SESSION, "schoolYearSourcedId"));
            }
            case CLASS -> {
                references.add(new Reference("org_id", ORG, "schoolSourcedId"));
                references.add(new Reference("course_id", COURSE, "courseSourcedId"));
            }
            case ROLE -> {
                references.add(new Reference("org_id", ORG, "orgSourcedId"));
                references.add(new Reference("person_id", PERSON, "userSourcedId"));
            }
            case AGENT -> references.add(new Reference("agent_id", PERSON, "agentSourcedIds"));
            case DEMOGRAPHICS -> references.add(new Reference("id", PERSON, "sourcedId"));
            case ENROLLMENT -> {
                references.add(new Reference("org_id", ORG, "schoolSourcedId"));
                references.add(new Reference("class_id", CLASS, "classSourcedId"));
                references.add(new Reference("person_id", PERSON, "userSourcedId"));
            }
            case LINE_ITEM -> {
                references.add(new Reference("org_id", ORG, "schoolSourcedId"));
                references.add(new Reference("class_id", CLASS, "classSourcedId"));
                references.add(new Reference("category_id", ITEM_CATEGORY, "categorySourcedId"));
                references.add(new Reference("session_id", SESSION, "academicSessionSourcedId"));
            }
            case RESULT -> {
                references.add(new Reference("line_item_id", LINE_ITEM, "lineItemSourcedId"));
                references.add(new Reference("person_id", PERSON, "studentSourcedId"));
                references.add(new Reference("class_id", CLASS, "classSourcedId"));
            }
            case INSTITUTION -> references.add(new Reference("org_id", ORG, "orgSourcedId"));
            case CLASS_PROFILE -> {
                references.add(new Reference("org_id", ORG, "orgSourcedId"));
                references.add(new Reference("id", CLASS, "classSourcedId"));
                references.add(new Reference("teacher_id", PERSON, "homeroomTeacherSourcedId"));
            }
            case STAFF -> {
                references.add(new Reference("org_id", ORG, "orgSourcedId"));
                references.add(new Reference("person_id", PERSON, "userSourcedId"));
            }
            case ACCOUNT -> references.add(new Reference("id", PERSON, "userSourcedId"));
            default -> {
                // Persons refer to nothing.
            }
        }
        return references;
    }
}
