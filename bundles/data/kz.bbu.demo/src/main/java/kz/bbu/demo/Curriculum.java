package kz.bbu.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is taught in which grade, in both languages; grades 12 to 14 stand for a college's years I to III. */
final class Curriculum {
    static final int FIRST_COLLEGE_YEAR = 12;

    static final List<Subject> SUBJECTS = subjects();

    /**
     * A subject.
     *
     * @param number from 0
     * @param hours lessons a week by grade, the first grade at 0
     */
    record Subject(
            int number,
            String code,
            String traits,
            String kazakh,
            String russian,
            int[] hours,
            List<String> kazakhTopics,
            List<String> russianTopics) {
        private boolean has(char trait) {
            return traits.indexOf(trait) >= 0;
        }

        boolean summedUp() {
            return has('S');
        }

        boolean passed() {
            return has('P');
        }

        boolean halved() {
            return has('D');
        }

        boolean exempting() {
            return has('E');
        }

        boolean dictated() {
            return has('L');
        }

        boolean hasHomework() {
            return !has('H');
        }

        /** How a class calls it; empty if it does not learn it. */
        String title(String language) {
            return language.equals("ru") ? russian : kazakh;
        }

        List<String> topics(String language) {
            return language.equals("ru") ? russianTopics : kazakhTopics;
        }

        int hours(int grade, String language) {
            return title(language).isEmpty() ? 0 : hours[grade - 1];
        }
    }

    private Curriculum() {}

    /** The subjects of a class. */
    static List<Subject> of(int grade, String language) {
        return SUBJECTS.stream()
                .filter(subject -> subject.hours(grade, language) > 0)
                .toList();
    }

    private static List<Subject> subjects() {
        Map<String, List<String>> topics = new HashMap<>();
        for (String line : CsvZip.lines("topics.txt")) {
            String[] parts = line.split(";");
            topics.put(parts[0] + " " + parts[1], List.of(parts[2].split("\\|")));
        }
        List<Subject> subjects = new ArrayList<>();
        for (String line : CsvZip.lines("subjects.txt")) {
            String[] parts = line.split(";");
            subjects.add(new Subject(
                    subjects.size(),
                    parts[0],
                    parts[1],
                    parts[2],
                    parts[3],
                    Arrays.stream(parts[4].split(" "))
                            .mapToInt(Integer::parseInt)
                            .toArray(),
                    topics.getOrDefault(parts[0] + " kk", List.of()),
                    topics.getOrDefault(parts[0] + " ru", List.of())));
        }
        return List.copyOf(subjects);
    }
}
