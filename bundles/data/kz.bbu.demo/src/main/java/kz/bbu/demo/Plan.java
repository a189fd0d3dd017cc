package kz.bbu.demo;

import java.util.List;

/** What the demo region consists of; everything else is made up by chance with a fixed seed. */
final class Plan {
    static final String OBLAST = "Қарағанды облысының білім басқармасы";
    static final String OBLAST_SLUG = "qaragandy-oblysy";

    /** An authority under the oblast, with the code of its place (KATO). */
    record District(String name, String place, String placeRu, String kato) {}

    /** An institution; {@code grades} first and last, 0 for none. */
    record Kind(
            String name,
            String type,
            String legalForm,
            int district,
            int learners,
            int firstGrade,
            int lastGrade,
            boolean small) {}

    static final List<District> DISTRICTS = List.of(
            new District("Қарағанды қаласының білім бөлімі", "Қарағанды қаласы", "город Караганда", "351010000"),
            new District("Теміртау қаласының білім бөлімі", "Теміртау қаласы", "город Темиртау", "352410000"),
            new District("Абай ауданының білім бөлімі", "Абай ауданы", "Абайский район", "353220000"));

    static final List<Kind> INSTITUTIONS = List.of(
            new Kind("№ 15 мектеп-лицей", "schoolLyceum", "kmm", 0, 620, 1, 11, false),
            new Kind("«Балауса» бөбекжай-балабақшасы", "kindergarten", "mkqk", 0, 180, 0, 0, false),
            new Kind("Қарағанды политехникалық колледжі", "college", "mkqk", 0, 420, 0, 0, false),
            new Kind("№ 3 мамандандырылған гимназия", "gymnasium", "kmm", 0, 480, 5, 11, false),
            new Kind("№ 7 жалпы орта мектебі", "secondarySchool", "kmm", 1, 520, 1, 11, false),
            new Kind("№ 1 мектеп-гимназия", "schoolGymnasium", "kmm", 1, 430, 1, 11, false),
            new Kind("«Шаңырақ» балалар шығармашылығы үйі", "extracurricular", "mkqk", 1, 150, 0, 0, false),
            new Kind("№ 2 арнайы мектеп", "specialSchool", "kmm", 1, 110, 1, 9, false),
            new Kind("Абай атындағы мектеп-интернат", "boardingSchool", "kmm", 2, 240, 5, 11, false),
            new Kind("Дубовка негізгі орта мектебі", "lowerSecondarySchool", "kmm", 2, 160, 1, 9, false),
            new Kind("Есенгелді бастауыш мектебі", "primarySchool", "kmm", 2, 60, 1, 4, true),
            new Kind("Ақбастау жалпы орта мектебі", "secondarySchool", "kmm", 2, 230, 1, 11, true));

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
}
