package kz.bbu.demo;

import java.util.List;

/** What the demo region consists of; everything else is made up by chance with a fixed seed. */
final class Plan {
    static final String OBLAST = "Қарағанды облысының білім басқармасы";
    static final String OBLAST_SLUG = "qaragandy-oblysy";

    /** An authority under the oblast, with the code of its place (KATO). */
    record District(String name, String place, String placeRu, String kato) {}

    /**
     * An institution.
     *
     * @param firstGrade 0 where there are no classes, 12 for the first year of a college
     * @param small whether classes are combined
     * @param level how well its pupils do on average, about 0 to 1
     * @param journal classic, criteria, or both: then the last two grades are classic
     */
    record Kind(
            String name,
            String type,
            String legalForm,
            int district,
            int learners,
            int firstGrade,
            int lastGrade,
            boolean small,
            double level,
            String journal) {
        private static final int LARGEST_CLASS = 28;

        /** Whether the frost of January closes it. */
        boolean hasFrost() {
            return district == DISTRICTS.size() - 1;
        }

        /** Whether there are lessons with a journal. */
        boolean hasLessons() {
            return firstGrade > 0;
        }

        /** The learners of a grade: what is left over goes to the last ones. */
        int learners(int grade) {
            int grades = lastGrade - firstGrade + 1;
            int before = grade - firstGrade;
            return learners * (before + 1) / grades - learners * before / grades;
        }

        /** Classes side by side in a grade. */
        int parallel(int grade) {
            return Math.max(1, (learners(grade) + LARGEST_CLASS - 1) / LARGEST_CLASS);
        }

        boolean isCriteria(int grade) {
            return journal.equals("criteria") || (journal.equals("both") && grade < lastGrade - 1);
        }
    }

    static final List<District> DISTRICTS = List.of(
            new District("Қарағанды қаласының білім бөлімі", "Қарағанды қаласы", "город Караганда", "351010000"),
            new District("Теміртау қаласының білім бөлімі", "Теміртау қаласы", "город Темиртау", "352410000"),
            new District("Абай ауданының білім бөлімі", "Абай ауданы", "Абайский район", "353220000"));

    static final List<Kind> INSTITUTIONS = List.of(
            new Kind("№ 15 мектеп-лицей", "schoolLyceum", "kmm", 0, 620, 1, 11, false, 0.79, "criteria"),
            new Kind("«Балауса» бөбекжай-балабақшасы", "kindergarten", "mkqk", 0, 180, 0, 0, false, 0, ""),
            new Kind("Қарағанды политехникалық колледжі", "college", "mkqk", 0, 420, 12, 14, false, 0.62, "classic"),
            new Kind("№ 3 мамандандырылған гимназия", "gymnasium", "kmm", 0, 480, 5, 11, false, 0.82, "criteria"),
            new Kind("№ 7 жалпы орта мектебі", "secondarySchool", "kmm", 1, 520, 1, 11, false, 0.6, "both"),
            new Kind("№ 1 мектеп-гимназия", "schoolGymnasium", "kmm", 1, 430, 1, 11, false, 0.73, "criteria"),
            new Kind("«Шаңырақ» балалар шығармашылығы үйі", "extracurricular", "mkqk", 1, 150, 0, 0, false, 0, ""),
            new Kind("№ 2 арнайы мектеп", "specialSchool", "kmm", 1, 110, 1, 9, false, 0.54, "classic"),
            new Kind("Абай атындағы мектеп-интернат", "boardingSchool", "kmm", 2, 240, 5, 11, false, 0.68, "criteria"),
            new Kind(
                    "Дубовка негізгі орта мектебі",
                    "lowerSecondarySchool",
                    "kmm",
                    2,
                    160,
                    1,
                    9,
                    false,
                    0.53,
                    "criteria"),
            new Kind("Есенгелді бастауыш мектебі", "primarySchool", "kmm", 2, 60, 1, 4, true, 0.67, "classic"),
            new Kind("Ақбастау жалпы орта мектебі", "secondarySchool", "kmm", 2, 120, 1, 11, true, 0.57, "criteria"));

    static final List<String> UNITS = List.of(
            "Мектепке дейінгі және жалпы орта білім бөлімі",
            "Кәсіптік білім бөлімі",
            "Тәрбие жұмысы және қосымша білім бөлімі",
            "Цифрландыру және талдау бөлімі");

    static final List<String> STREETS_KK = List.of(
            "Бұқар жырау даңғылы",
            "Абай көшесі",
            "Ерубаев көшесі",
            "Республика даңғылы",
            "Сәкен көшесі",
            "Достық көшесі");
    static final List<String> STREETS_RU = List.of(
            "проспект Бухар жырау",
            "улица Абая",
            "улица Ерубаева",
            "проспект Республики",
            "улица Сакена",
            "улица Достык");

    private Plan() {}

    /** The kind of the institution of a number; beyond the plan there are more of the same kinds. */
    static Kind kind(int number) {
        return INSTITUTIONS.get(Math.floorMod(number, INSTITUTIONS.size()));
    }
}
