package kz.bbu.report.institutions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/** Which types of institutions must have which document on which day: dated rules from {@code duties.csv}. */
final class Duties {
    private final List<Duty> duties;

    private record Duty(String type, String document, LocalDate from, LocalDate until) {}

    Duties() {
        try (InputStream in = Duties.class.getResourceAsStream("duties.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            duties = lines.lines().skip(1).map(Duties::duty).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean needsLicence(String type, LocalDate day) {
        return needs(type, "licence", day);
    }

    boolean needsAccreditation(String type, LocalDate day) {
        return needs(type, "accreditation", day);
    }

    private boolean needs(String type, String document, LocalDate day) {
        return duties.stream()
                .anyMatch(duty -> duty.type.equals(type)
                        && duty.document.equals(document)
                        && !day.isBefore(duty.from)
                        && !day.isAfter(duty.until));
    }

    private static Duty duty(String line) {
        String[] fields = line.split(",", 5);
        LocalDate until = fields[3].isEmpty() ? LocalDate.MAX : LocalDate.parse(fields[3]);
        return new Duty(fields[0], fields[1], LocalDate.parse(fields[2]), until);
    }
}
