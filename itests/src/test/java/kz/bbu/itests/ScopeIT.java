package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A district's officer meets nothing of another district: by no filter, export, address or call of the API. */
public class ScopeIT {
    /** The columns whose words name one institution or one person. */
    private static final List<String> TELLING =
            List.of("name", "head", "phone", "email", "website", "bin", "licenceNumber", "address");

    private static final String ATTESTATION = "/reports/attestation";

    private static Portal portal;
    private static Visitor administrator;
    private static Region region;
    private static String own;
    private static String other;
    private static Visitor officer;
    private static Set<String> foreignWords;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @BeforeClass
    public static void takeSides() {
        portal = SharedPortal.get();
        administrator = portal.administrator();
        region = Region.of(administrator);
        own = region.districts().get(0);
        other = region.districts().get(1);
        officer = Account.add(portal, administrator, "STAFF", region.id(own)).visitor();
        foreignWords = foreignWords();
        assertTrue("sees what must stay hidden: " + foreignWords, foreignWords.size() > 30);
        assertTrue("both sides have institutions", region.institutionsOf(own).size() > 1);
    }

    /** What is said of institutions of other districts and of none of the own. */
    private static Set<String> foreignWords() {
        Set<String> words = new TreeSet<>();
        StringBuilder ownWords = new StringBuilder();
        for (Region.Institution institution : region.institutions()) {
            for (String column : TELLING) {
                if (institution.authority().equals(own)) {
                    ownWords.append(institution.text(column)).append('\n');
                } else if (!institution.text(column).isBlank()) {
                    words.add(institution.text(column));
                }
            }
        }
        words.removeIf(word -> ownWords.toString().contains(word));
        return words;
    }

    @Test
    public void theAdministratorOfAllSeesThemAll() {
        String page = administrator.get("/reports/institutions?size=100").html().text();
        long seen = foreignWords.stream().filter(page::contains).count();
        assertTrue("the words would be found if they were there: " + seen, seen > 20);
    }

    @Test
    public void noPageThatTheOfficerReachesTellsOfOthers() {
        List<String> pages = Sitemap.of(officer, "/reports", "/admin", "/jobs", "/account", "/api/v1").stream()
                // The organisations' own pages are public.
                .filter(page -> !page.startsWith("/org/"))
                .toList();
        assertTrue("sees the pages: " + pages, pages.size() > 5);
        List<String> faults = new ArrayList<>();
        for (String page : pages) {
            judge(page, officer.get(page).text(), faults);
        }
        assertEquals(List.of(), faults);
    }

    @Test
    public void everyFormOfAReportHoldsTheOwnInstitutionsOnly() {
        List<String> faults = new ArrayList<>();
        Set<Long> ids = new TreeSet<>();
        region.institutionsOf(own).forEach(i -> ids.add(i.id()));
        for (String form : List.of("", "&form=all", "&form=byType", "&print=1", "&sort=name", "&size=100&page=1")) {
            judge(form, officer.get("/reports/institutions?x=1" + form).text(), faults);
            for (String format : List.of("json", "csv", "xlsx")) {
                Visitor.Answer answer = officer.get("/reports/institutions." + format + "?x=1" + form);
                assertEquals(answer.toString(), 200, answer.status());
                judge(format + form, format.equals("xlsx") ? unzipped(answer.bytes()) : answer.text(), faults);
            }
        }
        assertEquals(List.of(), faults);
        JsonNode report = Region.json(officer.get("/reports/institutions.json"));
        Set<Long> shown = new TreeSet<>();
        report.path("rows").forEach(row -> shown.add(row.path("key").asLong()));
        assertEquals(ids, shown);
        assertEquals(
                "figures count the own only",
                ids.size(),
                report.path("figures").path(0).path("value").asInt());
        assertEquals(
                "so does the coverage",
                ids.size(),
                report.path("coverage").path("all").asInt());
    }

    @Test
    public void noFilterWidensTheScope() {
        List<String> faults = new ArrayList<>();
        for (String value :
                List.of(Long.toString(region.id(other)), Long.toString(region.root()), "0", "-1", "%27+or+1=1")) {
            for (String address : List.of(
                    "/reports/institutions",
                    "/reports/institutions.json",
                    "/reports/institutions.csv",
                    "/reports/institutions.xlsx",
                    "/api/v1/reports/institutions",
                    ATTESTATION,
                    ATTESTATION + ".json",
                    ATTESTATION + ".csv",
                    ATTESTATION + ".xlsx",
                    "/api/v1/reports/attestation")) {
                Visitor.Answer answer = officer.get(address + "?authority=" + value);
                judge(address + " " + value, unzippedIfPacked(answer.bytes()), faults);
                if (answer.status() < 400) {
                    faults.add(address + " accepts the authority " + value);
                }
            }
        }
        for (Region.Institution institution : region.institutionsOf(other)) {
            Visitor.Answer answer = officer.get("/reports/institutions.json?institution=" + institution.id());
            judge("institution " + institution.id(), answer.text(), faults);
        }
        assertEquals(List.of(), faults);
    }

    @Test
    public void noReportTellsOfStaffOfOtherDistricts() {
        Map<String, String> ownStaff = staff(officer, "");
        Map<String, String> foreignStaff = staff(administrator, "?authority=" + region.id(other));
        assertTrue("both sides have staff", ownStaff.size() > 20 && foreignStaff.size() > 20);
        Set<String> foreignNames = new TreeSet<>(foreignStaff.values());
        String ownNames = String.join("\n", ownStaff.values());
        foreignNames.removeIf(ownNames::contains);
        assertTrue("their names differ: " + foreignNames, foreignNames.size() > 10);
        foreignStaff.keySet().forEach(key -> assertFalse("one's key is nobody else's", ownStaff.containsKey(key)));
        List<String> faults = new ArrayList<>();
        for (String form : List.of("byPosition", "byRole", "byInstitution", "byDistrict")) {
            String query = "?form=" + form;
            long all = 0;
            for (JsonNode row :
                    Region.json(officer.get(ATTESTATION + ".json" + query)).path("rows")) {
                all += row.path("cells").path("total").asLong();
            }
            if (!form.equals("byRole")) {
                assertEquals(form + " counts the own only", ownStaff.size(), all);
            }
            for (JsonNode row : Region.json(administrator.get(ATTESTATION + ".json" + query))
                    .path("rows")) {
                judgeEvidence(query + "&column=total&row=" + row.path("key").asText(), foreignNames, faults);
            }
        }
        for (Region.Institution institution : region.institutionsOf(other)) {
            assertEquals(
                    404,
                    officer.get(ATTESTATION + ".json?institution=" + institution.id())
                            .status());
        }
        assertEquals(List.of(), faults);
    }

    /** Asks in each way for the persons behind a figure that the administrator of all can open. */
    private static void judgeEvidence(String query, Set<String> foreignNames, List<String> faults) {
        for (String address : List.of(
                ATTESTATION,
                ATTESTATION + ".json",
                ATTESTATION + ".csv",
                ATTESTATION + ".xlsx",
                "/api/v1/reports/attestation")) {
            String text = unzippedIfPacked(officer.get(address + query).bytes());
            judge(address + query, text, faults);
            for (String name : foreignNames) {
                if (text.contains(name)) {
                    faults.add(address + query + " tells of " + name);
                }
            }
        }
    }

    /** The names of the staff that somebody sees, by key. */
    private static Map<String, String> staff(Visitor visitor, String query) {
        Map<String, String> names = new HashMap<>();
        String address = ATTESTATION + ".json" + (query.isEmpty() ? "?" : query + "&");
        for (JsonNode row : Region.json(visitor.get(address)).path("rows")) {
            JsonNode persons = Region.json(
                    visitor.get(address + "column=total&row=" + row.path("key").asText()));
            for (JsonNode person : persons.path("rows")) {
                names.put(
                        person.path("key").asText(),
                        person.path("cells").path("name").asText());
            }
        }
        return names;
    }

    @Test
    public void aPersonalTokenSeesTheSame() {
        String token =
                Account.add(portal, administrator, "STAFF", region.id(own)).token();
        Visitor program = portal.visitor();
        List<String> faults = new ArrayList<>();
        for (String address : List.of(
                "/api/v1/reports",
                "/api/v1/reports/institutions",
                "/api/v1/reports/attestation",
                "/api/v1/imports",
                "/api/v1/matches",
                "/api/v1/admin/rules",
                "/api/v1/admin/calendar",
                "/api/v1/jobs")) {
            Visitor.Answer answer = program.send(program.request(address).header("Authorization", "Bearer " + token));
            assertEquals(address, 200, answer.status());
            judge(address, answer.text(), faults);
        }
        assertEquals(List.of(), faults);
    }

    @Test
    public void anothersPackagesAndJobsAreNotThere() throws IOException {
        long imported = submit(region.id(other));
        long job = Region.json(administrator.get("/api/v1/imports/" + imported))
                .path("jobId")
                .asLong();
        String csrf = Account.csrf(officer, "/account");
        for (String address : List.of(
                "/admin/imports/" + imported,
                "/admin/imports/" + imported + "/errors.csv",
                "/admin/imports/" + imported + "/institutions",
                "/admin/imports/" + imported + "/undo",
                "/api/v1/imports/" + imported,
                "/api/v1/imports/" + imported + "/findings",
                "/api/v1/imports/" + imported + "/institutions",
                "/jobs/" + job,
                "/api/v1/jobs/" + job)) {
            assertEquals(address + " is there", 200, administrator.get(address).status());
            assertEquals(address, 404, officer.get(address).status());
        }
        for (String address : List.of(
                "/admin/imports/" + imported + "/repeat",
                "/admin/imports/" + imported + "/confirm",
                "/admin/imports/" + imported + "/undo",
                "/api/v1/imports/" + imported + "/repeat",
                "/api/v1/imports/" + imported + "/confirm",
                "/api/v1/imports/" + imported + "/undo",
                "/jobs/" + job + "/cancel",
                "/api/v1/jobs/" + job + "/cancel")) {
            assertEquals(
                    address,
                    404,
                    officer.post(address + "?csrf=" + csrf, Map.of()).status());
        }
        assertFalse(officer.get("/admin/imports").text().contains("/admin/imports/" + imported));
        for (JsonNode listed : Region.json(officer.get("/api/v1/imports"))) {
            assertTrue("only the own", listed.path("authorityId").asLong() == region.id(own));
        }
    }

    @Test
    public void theOfficerCannotUploadForOthers() throws IOException {
        String csrf = Account.csrf(officer, "/account");
        for (long authority : List.of(region.id(other), region.root())) {
            Visitor.Answer program = officer.send(officer.request(
                            "/api/v1/imports?fileName=x.zip&legalBasis=x&authority=" + authority + "&csrf=" + csrf)
                    .header("Content-Type", "application/zip")
                    .POST(BodyPublishers.ofString("no zip")));
            assertEquals(program.toString(), 404, program.status());
            Visitor.Answer form = officer.get("/admin/imports")
                    .upload(
                            "form[enctype]",
                            Map.of("authority", Long.toString(authority), "legalBasis", "x", "newSource", "x"),
                            file());
            assertEquals(form.toString(), 404, form.status());
        }
    }

    @Test
    public void aDistrictsAdministratorAdministersTheOwnAccountsOnly() {
        Visitor district = Account.add(portal, administrator, "ADMINISTRATOR", region.id(own))
                .visitor();
        String page = district.get("/admin/users").text();
        assertFalse("the accounts above are not shown", page.contains(">admin<"));
        assertFalse("nor are the authorities beside", page.contains(other));
        String csrf = Account.csrf(district, "/account");
        long first = firstAccount();
        assertEquals(404, district.get("/admin/users/" + first).status());
        for (String action : List.of("reset", "enabled", "sessions", "role")) {
            Visitor.Answer answer =
                    district.post("/admin/users/" + first + "/" + action, Map.of("csrf", csrf, "role", "MEMBER"));
            assertEquals(answer.toString(), 404, answer.status());
        }
        for (long authority : List.of(region.id(other), region.root())) {
            Visitor.Answer answer = district.post(
                    "/admin/users",
                    Map.of(
                            "csrf",
                            csrf,
                            "login",
                            "intruder",
                            "name",
                            "x",
                            "role",
                            "STAFF",
                            "authority",
                            Long.toString(authority)));
            assertEquals(answer.toString(), 404, answer.status());
        }
    }

    @Test
    public void aDistrictsAdministratorReadsTheAuditLogOfTheOwnAccountsOnly() {
        Account account = Account.add(portal, administrator, "ADMINISTRATOR", region.id(own));
        Account beside = Account.add(portal, administrator, "STAFF", region.id(other));
        assertEquals(403, beside.visitor().get("/admin/audit").status());
        Visitor.Answer mine = account.visitor().get("/admin/audit?who=" + account.login());
        assertFalse("sees its own log-in", mine.html().select("tbody tr").isEmpty());
        String file = account.visitor().get("/admin/audit/events.csv").text();
        assertTrue(file, file.contains(account.login()));
        assertFalse(file, file.contains(beside.login()));
        assertFalse(
                "the root's administrator sees both",
                administrator
                        .get("/admin/audit?who=" + beside.login())
                        .html()
                        .select("tbody tr")
                        .isEmpty());
        assertTrue(account.visitor()
                .get("/admin/audit?who=" + beside.login())
                .html()
                .select("tbody tr")
                .isEmpty());
    }

    @Test
    public void aDistrictsAdministratorLeavesEverybodysModulesAndJobsAlone() {
        Account account = Account.add(portal, administrator, "ADMINISTRATOR", region.id(own));
        Visitor district = account.visitor();
        String csrf = Account.csrf(district, "/account");
        assertEquals(403, district.get("/admin/modules").status());
        assertEquals(403, district.get("/admin/modules/structure/disable").status());
        assertEquals(
                403,
                district.post("/admin/modules/structure/disable", Map.of("csrf", csrf))
                        .status());
        assertFalse(district.get("/admin").text().contains("/admin/modules"));
        assertEquals(0, Region.json(district.get("/api/v1/jobs")).size());
        assertTrue(Region.json(administrator.get("/api/v1/jobs")).size() > 0);
    }

    private static long firstAccount() {
        String address = administrator
                .get("/admin/users")
                .html()
                .selectFirst("th a:matchesOwn(^admin$)")
                .attr("href");
        return Long.parseLong(address.split("/")[3]);
    }

    /** A package that is refused: it changes nothing. */
    private long submit(long authority) throws IOException {
        Visitor.Answer answer = administrator.send(administrator
                .request("/api/v1/imports?fileName=secret.zip&legalBasis=x&source=check&authority=" + authority
                        + "&csrf=" + Account.csrf(administrator, "/account"))
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofString("no zip")));
        assertEquals(answer.toString(), 202, answer.status());
        return Region.json(answer).path("id").asLong();
    }

    private Path file() throws IOException {
        return Files.writeString(folder.newFile().toPath(), "no zip");
    }

    private static void judge(String where, String text, List<String> faults) {
        for (String word : foreignWords) {
            if (text.contains(word)) {
                faults.add(where + " tells " + word);
            }
        }
    }

    private static String unzippedIfPacked(byte[] bytes) {
        boolean packed = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        return packed ? unzipped(bytes) : new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text of all entries of a zip. */
    static String unzipped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        try {
            Path file = Files.write(Files.createTempFile("export", ".xlsx"), bytes);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
