package kz.bbu.demo;

import java.util.List;

/** Writes the authorities with their officials, and the profile of each organisation. */
final class Organisations {
    static final String PROFILES = "https://kundelik.kz/";

    private static final String OBLAST = "oblast";
    private static final int FIRST_BIN = 100;

    private final Packages packages;
    private final People people;
    private final Institution region = new Institution(-1);

    /** Where an authority sits. */
    private record Place(String kazakh, String russian, String kato) {}

    Organisations(Packages packages, People people) {
        this.packages = packages;
        this.people = people;
    }

    void authorities() {
        Place centre = new Place("Қарағанды қаласы", "город Караганда", "351010000");
        authority(OBLAST, Plan.OBLAST, "state", "", Bins.of(0), centre);
        officials(OBLAST, 3);
        for (int i = 0; i < Plan.UNITS.size(); i++) {
            authority("unit-" + i, Plan.UNITS.get(i), "department", OBLAST, "", centre);
        }
        for (int i = 0; i < Plan.DISTRICTS.size(); i++) {
            Plan.District district = Plan.DISTRICTS.get(i);
            Place place = new Place(district.place(), district.placeRu(), district.kato());
            authority("district-" + i, district.name(), "district", OBLAST, Bins.of(i + 1), place);
            officials("district-" + i, 2);
        }
    }

    private void officials(String authority, int count) {
        for (int i = 0; i < count; i++) {
            People.Person person = new People.Person(
                    region.names.any(), "districtAdministrator", authority, 1965 + region.dice.below(25), 1);
            String id = people.add(person, region.dice);
            packages.journal
                    .table("staff")
                    .begin("staff-" + id)
                    .put("userSourcedId", id)
                    .put("orgSourcedId", authority)
                    .put("position", i == 0 ? "head" : "deputyHead")
                    .put("category", i == 0 ? "headLeader" : "headManager")
                    .put("categoryFrom", "2024-09-01")
                    .put("categoryUntil", "2027-09-01")
                    .put("hiredOn", "2021-01-11")
                    .end();
        }
    }

    /** Two administrators of each authority, of whom not all are registered; written last, so that nobody's number depends on them. */
    void administrators() {
        Institution chance = new Institution(-2);
        for (int i = -1; i < Plan.DISTRICTS.size(); i++) {
            for (double registered : List.of(1.0, 0.4)) {
                people.add(
                        new People.Person(
                                chance.names.any(),
                                "districtAdministrator",
                                i < 0 ? OBLAST : "district-" + i,
                                1970 + chance.dice.below(28),
                                registered),
                        chance.dice);
            }
        }
    }

    /** An authority or a unit with its contacts. */
    private void authority(String id, String name, String type, String parent, String bin, Place place) {
        packages.roster
                .table("orgs")
                .begin(id)
                .put("name", name)
                .put("type", type)
                .put("identifier", bin)
                .put("parentSourcedId", parent)
                .end();
        profile(id, "authority", bin, place.kato(), region)
                .put("headPosition", "head")
                .put("profileUrl", PROFILES + "authority/" + id);
        address(place.kazakh(), place.russian(), region).end();
        packages.replace(id);
    }

    void institution(Institution institution) {
        Plan.Kind kind = institution.kind;
        int number = institution.number;
        int round = number / Plan.INSTITUTIONS.size();
        packages.roster
                .table("orgs")
                .begin(institution.id)
                .put("name", round == 0 ? kind.name() : kind.name() + " (" + (round + 1) + ")")
                .put("type", "school")
                .put("identifier", Bins.of(FIRST_BIN + number))
                .put("parentSourcedId", "district-" + kind.district())
                .end();
        Plan.District district = Plan.DISTRICTS.get(kind.district());
        profile(institution.id, kind.type(), Bins.of(FIRST_BIN + number), district.kato(), institution)
                .put("legalForm", kind.legalForm())
                .put("smallSchool", Boolean.toString(kind.small()))
                .put("headPosition", kind.type().equals("kindergarten") ? "manager" : "principal")
                .put("website", "https://" + institution.id + ".edu-demo.kz/")
                .put("languages", number % 3 == 0 ? "kk,ru" : number % 3 == 1 ? "kk" : "ru,kk")
                .put("shifts", kind.learners() > 400 ? "2" : "1")
                .put("places", Integer.toString(kind.learners() * (90 + number * 3 % 40) / 100))
                .put("profileUrl", PROFILES + "school/" + (50_000 + number));
        address(district.place(), district.placeRu(), institution);
        permits(kind, number).end();
        packages.replace(institution.id);
    }

    /** Licence, accreditation and attestation; some lack one or have let it expire. */
    private CsvTable permits(Plan.Kind kind, int number) {
        CsvTable table = packages.journal.table("institutions");
        if (!kind.type().equals("kindergarten") && number % 11 != 9) {
            table.put("licenceNumber", "KZ" + (10 + number) + "LAA000" + (12_000 + number * 37))
                    .put("licenceDate", (2012 + number % 9) + "-04-1" + number % 10)
                    .put("licenceIssuer", "Қарағанды облысының білім саласында сапаны қамтамасыз ету департаменті");
        }
        if (number % 6 != 2) {
            int accredited = 2019 + number * 5 % 7;
            table.put("accreditationNumber", "SA-" + (200 + number))
                    .put("accreditationAgency", number % 2 == 0 ? "IAAR" : "IQAA")
                    .put("accreditationFrom", accredited + "-03-01")
                    .put("accreditationUntil", (accredited + 5) + "-02-28");
        }
        return table.put("attestationDate", (2020 + number % 6) + "-11-15")
                .put("attestationResult", number % 8 == 7 ? "шартты аттестатталды" : "аттестатталды")
                .put("attestationNext", (2025 + number % 6) + "-11-15");
    }

    private CsvTable profile(String org, String type, String bin, String kato, Institution chance) {
        Names.Name head = chance.names.any();
        return packages.journal
                .table("institutions")
                .begin("profile-" + org)
                .put("orgSourcedId", org)
                .put("type", type)
                .put("bin", bin)
                .put("kato", kato)
                .put("headName", (head.family() + " " + head.given() + " " + head.middle()).strip())
                .put("phone", People.phone(chance.dice))
                .put("email", org + "@edu-demo.kz")
                .put("timeZone", "Asia/Almaty");
    }

    private CsvTable address(String place, String placeRussian, Institution chance) {
        int street = chance.dice.below(Plan.STREETS_KK.size());
        int house = chance.dice.between(1, 120);
        return packages.journal
                .table("institutions")
                .put("addressKk", place + ", " + Plan.STREETS_KK.get(street) + ", " + house)
                .put("addressRu", placeRussian + ", " + Plan.STREETS_RU.get(street) + ", " + house);
    }
}
