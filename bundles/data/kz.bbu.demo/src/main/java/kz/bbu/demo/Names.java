package kz.bbu.demo;

import java.util.List;
import java.util.Random;

/** Kazakh and Russian names, put together by chance with a fixed seed. A few carry a Latin schwa, as real data do. */
final class Names {
    /** A person's name; {@code middle} may be empty. */
    record Name(String family, String given, String middle, boolean female) {}

    private static final List<String> KAZAKH_MEN = List.of(
            "Алихан",
            "Нұрлан",
            "Ерасыл",
            "Дәурен",
            "Бекзат",
            "Санжар",
            "Әділ",
            "Мирас",
            "Темірлан",
            "Асқар",
            "Қайрат",
            "Олжас",
            "Жандос",
            "Ислам",
            "Арман",
            "Ғалым",
            "Ұлан",
            "Сәкен",
            "Бауыржан",
            "Шыңғыс",
            "Рамазан",
            "Ілияс",
            "Хамит",
            "Айбек");
    private static final List<String> KAZAKH_WOMEN = List.of(
            "Айгүл",
            "Әсел",
            "Жанар",
            "Мәдина",
            "Айша",
            "Гүлнұр",
            "Динара",
            "Еркежан",
            "Іңкәр",
            "Қарлығаш",
            "Лаура",
            "Нұрай",
            "Өміржан",
            "Раушан",
            "Сәуле",
            "Томирис",
            "Ұлпан",
            "Фариза",
            "Шолпан",
            "Аружан",
            "Інжу",
            "Зере",
            "Ботагөз",
            "Көркем");
    private static final List<String> KAZAKH_FAMILIES = List.of(
            "Әбдірахман",
            "Сейітқали",
            "Нұрмағамбет",
            "Қасым",
            "Жұмабай",
            "Оспан",
            "Ибраһим",
            "Тоқтар",
            "Ахмет",
            "Байжан",
            "Дүйсен",
            "Ерғали",
            "Ғабит",
            "Исабек",
            "Кенжебек",
            "Мұқан",
            "Өтеген",
            "Рысқұл",
            "Сәрсен",
            "Төлеген",
            "Үсен",
            "Хасен",
            "Шәріп",
            "Ысқақ");
    private static final List<String> RUSSIAN_MEN =
            List.of("Александр", "Дмитрий", "Сергей", "Иван", "Максим", "Артём", "Никита", "Егор");
    private static final List<String> RUSSIAN_WOMEN =
            List.of("Анна", "Мария", "Екатерина", "Дарья", "Ольга", "Софья", "Виктория", "Полина");
    private static final List<String> RUSSIAN_FAMILIES =
            List.of("Иванов", "Петров", "Сидоров", "Кузнецов", "Ким", "Шмидт", "Ткаченко", "Соколов");

    private static final int RUSSIAN_PERCENT = 25;
    private static final int LATIN_SCHWA_PERMILLE = 15;

    private final Random random;

    Names(Random random) {
        this.random = random;
    }

    Name any() {
        boolean female = random.nextBoolean();
        return random.nextInt(100) < RUSSIAN_PERCENT ? russian(female, one(RUSSIAN_FAMILIES)) : kazakh(female);
    }

    /** A parent: the same family, another given name. */
    Name relative(Name child, boolean female) {
        boolean russian = RUSSIAN_FAMILIES.stream().anyMatch(f -> child.family().startsWith(f));
        Name other = russian ? russian(female, "") : kazakh(female);
        String family = child.family();
        if (child.female() && !female && family.endsWith("ова")) {
            family = family.substring(0, family.length() - 1);
        } else if (!child.female() && female && family.endsWith("ов")) {
            family = family + "а";
        }
        return new Name(family, other.given(), other.middle(), female);
    }

    private Name kazakh(boolean female) {
        String family = one(KAZAKH_FAMILIES);
        String given = one(female ? KAZAKH_WOMEN : KAZAKH_MEN);
        String middle = random.nextInt(3) == 0 ? one(KAZAKH_MEN) + (female ? "қызы" : "ұлы") : "";
        if (random.nextInt(1000) < LATIN_SCHWA_PERMILLE) {
            given = given.replace('ә', '\u0259').replace('Ә', '\u018f');
        }
        return new Name(family, given, middle, female);
    }

    private Name russian(boolean female, String family) {
        boolean inflected = family.endsWith("ов");
        String father = one(RUSSIAN_MEN);
        String stem = father.endsWith("й")
                ? father.substring(0, father.length() - 1) + "е"
                : father.endsWith("а") ? father.substring(0, father.length() - 1) : father + "о";
        return new Name(
                female && inflected ? family + "а" : family,
                one(female ? RUSSIAN_WOMEN : RUSSIAN_MEN),
                stem + (female ? "вна" : "вич"),
                female);
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
