package kz.bbu.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The three packages of the region while they are written: the roster, the journal, and what the attestation of August changed. */
final class Packages implements AutoCloseable {
    static final String SOURCE = "Демо өңірі";

    private static final List<String> ROSTER_FILES = List.of(
            "academicSessions",
            "categories",
            "classes",
            "classResources",
            "courses",
            "courseResources",
            "demographics",
            "enrollments",
            "lineItemLearningObjectiveIds",
            "lineItems",
            "lineItemScoreScales",
            "orgs",
            "resources",
            "resultLearningObjectiveIds",
            "results",
            "resultScoreScales",
            "roles",
            "scoreScales",
            "userProfiles",
            "userResources",
            "users");
    private static final List<String> JOURNAL_FILES = List.of(
            "institutions",
            "classes",
            "staff",
            "movements",
            "accounts",
            "logins",
            "lessons",
            "attendance",
            "homework",
            "marks",
            "finals",
            "changes");

    final CsvZip roster;
    final CsvZip journal;
    final CsvZip attested;
    private final Map<String, String> replaced = new LinkedHashMap<>();

    /** Takes where the packages go and an empty folder to work in. */
    Packages(Path rosterZip, Path journalZip, Path attestedZip, Path folder) throws IOException {
        this.roster = new CsvZip(rosterZip, Files.createDirectory(folder.resolve("roster")));
        this.journal = new CsvZip(journalZip, Files.createDirectory(folder.resolve("journal")));
        this.attested = new CsvZip(attestedZip, Files.createDirectory(folder.resolve("attested")));
        journal.largest("marks");
    }

    /** The journal package replaces what an organisation had in the year. */
    void replace(String org) {
        replaced.put("replaces." + org, SchoolYear.ENDS);
    }

    void pack() throws IOException {
        Map<String, String> ofRoster = new LinkedHashMap<>();
        ofRoster.put("manifest.version", "1.0");
        ofRoster.put("oneroster.version", "1.2");
        ofRoster.put("source.systemName", SOURCE);
        roster.pack(ofRoster, ROSTER_FILES, "bulk");
        Map<String, String> ofJournal = new LinkedHashMap<>();
        ofJournal.put("manifest.version", "1.0");
        ofJournal.put("journal.version", "1.0");
        attested.pack(ofJournal, JOURNAL_FILES, "delta");
        ofJournal.putAll(replaced);
        journal.pack(ofJournal, JOURNAL_FILES, "bulk");
    }

    @Override
    public void close() throws IOException {
        try (roster;
                journal;
                attested) {
            // Closes all three, whatever happens to one.
        }
    }
}
