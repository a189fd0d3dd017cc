package kz.bbu.itests;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The people of a region and no more: institutions with staff, pupils and parents whose names are as often met as in life; the same each time.
 *
 * <p>The commonest family name has about one person of a hundred, the rarest one of some ten thousand.
 */
final class PeoplePackages {
    private static final int FAMILIES = 1_500;
    private static final List<String> BEGINNINGS = List.of(
            "Ахмет", "Әбді", "Бек", "Дос", "Ер", "Жұма", "Иса", "Қали", "Мұса", "Нұр", "Ома", "Өмір", "Рахым", "Сәрсен",
            "Тілеу", "Ұлан", "Үсен", "Шәрі", "Ысқақ", "Іліяс", "Есен", "Ғали", "Кән", "Мырза", "Сұлтан");
    private static final List<String> MIDDLES = List.of(
            "", "бек", "жан", "ғали", "хан", "бай", "қожа", "мұрат", "тай", "нұр", "дос", "ман", "лат", "сейт", "ір",
            "гелді", "келді", "кер", "қан", "мет");
    private static final List<String> GIVEN = List.of(
            "Әлихан",
            "Айша",
            "Дамир",
            "Ұлпан",
            "Егор",
            "Мария",
            "Үміт",
            "Жәнібек",
            "Іңкәр",
            "Айгүл",
            "Сәуле",
            "Нұрлан",
            "Ерасыл",
            "Томирис",
            "Аружан",
            "Санжар",
            "Алина",
            "Данияр",
            "Қарлығаш",
            "Гүлнар",
            "Бекзат",
            "Мерей",
            "Өркен",
            "Шолпан",
            "Ғалия",
            "Һадиша",
            "Руслан",
            "Светлана",
            "Ольга",
            "Асан",
            "Үсен",
            "Әсел",
            "Ләйлә",
            "Мәди",
            "Зере",
            "Иван",
            "Тимур",
            "Камила",
            "Аян",
            "Дәурен");

    private final int institutions;
    private final int people;
    private final List<String> families = new ArrayList<>();

    /** Of so many institutions with so many people each: of a hundred 40 pupils, 55 parents and 5 of the staff. */
    PeoplePackages(int institutions, int people) {
        this.institutions = institutions;
        this.people = people;
        for (int i = 0; i < FAMILIES; i++) {
            int middle = i / BEGINNINGS.size() % MIDDLES.size();
            String ending = i < 500 ? "ов" : i < 1_000 ? "ев" : "ұлы";
            families.add(BEGINNINGS.get(i % BEGINNINGS.size()) + MIDDLES.get(middle) + ending);
        }
    }

    /** A person's family name and given name. */
    List<String> name(Random random) {
        // The square makes some names common and most rare.
        double place = random.nextDouble() * random.nextDouble();
        return List.of(families.get((int) (place * FAMILIES)), GIVEN.get(random.nextInt(GIVEN.size())));
    }

    void write(Path roster, Path accounts) {
        try {
            pack(roster, Map.of("oneroster.version", "1.2"), List.of("orgs", "users", "roles"));
            pack(accounts, Map.of("journal.version", "1.0"), List.of("accounts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pack(Path zip, Map<String, String> properties, List<String> files) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            out.putNextEntry(new ZipEntry("manifest.csv"));
            writer.write("propertyName,value\nmanifest.version,1.0\n");
            for (Map.Entry<String, String> property : properties.entrySet()) {
                writer.write(property.getKey() + "," + property.getValue() + "\n");
            }
            for (String file : files) {
                writer.write("file." + file + ",bulk\n");
            }
            writer.flush();
            for (String file : files) {
                out.putNextEntry(new ZipEntry(file + ".csv"));
                content(file, writer);
                writer.flush();
            }
        }
    }

    private void content(String file, Writer out) throws IOException {
        Random random = new Random(1);
        out.write("sourcedId,status,dateLastModified,");
        switch (file) {
            case "orgs" -> {
                out.write("name,type,identifier,parentSourcedId\n");
                for (int i = 0; i < institutions; i++) {
                    out.write("s" + i + ",,,№ " + i + " мектеп,school,,\n");
                }
            }
            case "users" -> {
                out.write(
                        "enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns\n");
                for (int i = 0; i < institutions * people; i++) {
                    List<String> name = name(random);
                    String middle = GIVEN.get(random.nextInt(GIVEN.size())) + "ұлы";
                    out.write("u" + i + ",,,true,user" + i + ",," + name.get(1) + "," + name.get(0) + "," + middle
                            + ",,,,,,,,,,,,s" + i / people + ",\n");
                }
            }
            case "roles" -> {
                out.write("userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId\n");
                for (int i = 0; i < institutions * people; i++) {
                    int part = i % 100;
                    String role = part < 5 ? "teacher" : part < 45 ? "student" : "parent";
                    out.write("r" + i + ",,,u" + i + ",primary," + role + ",,,s" + i / people + ",\n");
                }
            }
            default -> {
                out.write("userSourcedId,registeredOn,profileUrl,lastLoginAt\n");
                for (int i = 0; i < institutions * people; i++) {
                    if (random.nextInt(10) < 7) {
                        out.write("a" + i + ",,,u" + i + ",2025-09-01,https://kundelik.kz/user/" + i + ",2026-05-"
                                + (10 + random.nextInt(20)) + "T06:00:00Z\n");
                    }
                }
            }
        }
    }
}
