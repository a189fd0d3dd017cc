package kz.bbu.demo;

/** The post of a member of an institution's staff, whatever category is held in it. */
record Post(String person, String org, String position, String roles, String education, String hired, int load) {

    /** Writes the row of a category to a package. */
    void write(CsvZip zip, Career.Award award, String status, String modified) {
        zip.table("staff")
                .begin("staff-" + person)
                .put("status", status)
                .put("dateLastModified", modified)
                .put("userSourcedId", person)
                .put("orgSourcedId", org)
                .put("position", position)
                .put("roles", roles)
                .put("category", award.category())
                .put("categoryOrder", award.order())
                .put("categoryFrom", award.from())
                .put("categoryUntil", award.until())
                .put("education", education)
                .put("hiredOn", hired)
                .put("load", Integer.toString(load))
                .end();
    }

    /** The position of the member of a number; the head is number 0. */
    static String position(Plan.Kind kind, String role, int number) {
        boolean garden = kind.type().equals("kindergarten");
        if (number == 0) {
            return garden ? "manager" : "principal";
        }
        if (role.equals("siteAdministrator")) {
            return number == 1 ? "deputyAcademic" : "deputyPastoral";
        }
        if (number % 9 == 0) {
            return number % 2 == 0 ? "socialPedagogue" : "psychologist";
        }
        if (number % 11 == 7) {
            return "methodologist";
        }
        return switch (kind.type()) {
            case "kindergarten" -> "educator";
            case "college" -> number % 4 == 0 ? "vocationalInstructor" : "lecturer";
            case "extracurricular" -> "extracurricularPedagogue";
            case "specialSchool" -> number % 3 == 0 ? "specialPedagogue" : "teacher";
            default -> number % 4 == 0 && kind.firstGrade() == 1 ? "primaryTeacher" : "teacher";
        };
    }

    /** The roles beside the position, as a list. */
    static String roles(Plan.Kind kind, int number) {
        boolean leadsAClass = kind.hasLessons() && !kind.type().equals("college") && number % 2 == 0;
        String more = number % 13 == 4 ? "methodologist" : "";
        return leadsAClass ? (more.isEmpty() ? "classTeacher" : "classTeacher," + more) : more;
    }
}
