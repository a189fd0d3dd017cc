package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.BeforeClass;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Every route that the portal lists, called by every role: open is what says so, and nothing else. */
public class RoutesIT {
    /** The roles, each including those before it. */
    private static final List<String> ROLES = List.of("ANONYMOUS", "MEMBER", "STAFF", "ADMINISTRATOR");

    /** What the platform opens to everybody; tabs open their own addresses. */
    private static final Set<String> OPEN = Set.of(
            "GET /",
            "GET /health",
            "GET /login",
            "POST /login",
            "GET /login/code",
            "POST /login/code",
            // Whoever has the link of an invitation.
            "GET /password/{secret}",
            "POST /password/{secret}",
            "GET /org/{authority}",
            "GET /static/favicon.svg",
            "GET /static/{version}/{name}",
            // What the API looks like, not what it tells.
            "GET /api/v1",
            "GET /api/v1/openapi.json",
            // The servlet that serves all the others.
            "* /*");

    /** What stands in the places of addresses: no such thing is there, whether it has a number or a name. */
    private static final List<String> NOTHING = List.of("nothing", "999999999");

    private static final List<String> TYPES =
            List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "application/octet-stream");

    /** What a look must write: who logged in, looked and exported, and when a session was used last. */
    private static final Set<String> WRITTEN_BY_LOOKS = Set.of("access_event", "access_session");

    /** What the portal makes by itself from other tables once an import is published: the index of names. */
    private static final String MADE_BY_ITSELF = "registry_(half|listed[01]|word[01])";

    /** What links on pages lead to, but a walk over pages leaves out. */
    private static final List<String> FILES = List.of(
            "/reports/institutions.csv",
            "/reports/institutions.xlsx",
            "/reports/institutions.json",
            "/api/v1/reports/institutions",
            "/admin/audit/events.csv");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static Portal portal;
    private static Visitor administrator;
    private static List<Route> routes;
    private static List<Route> called;
    private static String slug;
    private static long root;

    private record Route(String method, String path, String role, String bundle) {
        boolean changes() {
            return !method.equals("GET");
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }

        /** Whether an address, with or without a query, is one of this route. */
        boolean matches(String address) {
            String pattern = path.replaceAll("\\{[^}]+}", "*")
                    .replaceAll("[^*]+", "\\\\Q$0\\\\E")
                    .replace("*", "[^/]+");
            return address.replaceFirst("\\?.*", "").matches(pattern);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeClass
    public static void readRoutes() {
        portal = SharedPortal.get();
        administrator = portal.administrator();
        root = Region.of(administrator).root();
        slug = URI.create(administrator.get("/").header("Location")).getPath().split("/")[2];
        routes = new ArrayList<>();
        for (JsonNode route : Region.json(administrator.get("/api/v1/routes"))) {
            routes.add(new Route(
                    route.path("method").asText(),
                    route.path("path").asText(),
                    route.path("role").asText(),
                    route.path("bundle").asText()));
        }
        called = routes.stream().filter(route -> !route.method().equals("*")).collect(Collectors.toList());
        // Logging out ends the walk.
        called.sort(Comparator.comparing(route -> route.path().equals("/logout")));
        assertTrue("sees the routes: " + routes, routes.size() > 40);
    }

    @Test
    public void nothingIsOpenThatWasNotMeantToBe() {
        Set<String> open = new TreeSet<>();
        for (Route route : routes) {
            boolean tab = route.bundle().startsWith("kz.bbu.tab.") && !route.changes();
            if (route.role().equals("ANONYMOUS") && !tab) {
                open.add(route.toString());
            }
        }
        assertEquals(new TreeSet<>(OPEN), open);
    }

    @Test
    public void modulesKeepToTheirOwnAddresses() {
        List<Route> strays = new ArrayList<>();
        int seen = 0;
        for (Route route : routes) {
            if (route.bundle().startsWith("kz.bbu.tab.")) {
                seen++;
                String id = route.bundle().substring("kz.bbu.tab.".length());
                if (!(route.path() + "/").matches("(/org/\\{authority}|/api/v1)/" + id + "/.*")) {
                    strays.add(route);
                }
            }
        }
        assertTrue("sees modules", seen > 0);
        assertEquals(List.of(), strays);
    }

    @Test
    public void nobodyMayCallMoreThanTheRoutesSay() {
        Map<String, Visitor> callers = new LinkedHashMap<>();
        callers.put("ANONYMOUS", portal.visitor());
        for (String role : ROLES.subList(1, ROLES.size())) {
            callers.put(role, Account.add(portal, administrator, role, root).visitor());
        }
        List<String> faults = new ArrayList<>();
        callers.forEach((role, visitor) -> {
            String csrf = Account.csrf(visitor, role.equals("ANONYMOUS") ? "/login" : "/account");
            for (Route route : called) {
                boolean permitted = ROLES.indexOf(role) >= ROLES.indexOf(route.role());
                Visitor.Answer answer = call(visitor, route, "csrf=" + csrf);
                boolean asDeclared = permitted ? isLetThrough(answer) : isRefused(answer, role, route);
                // Each report says itself whether members may see it; none of ours is for them.
                boolean narrower =
                        role.equals("MEMBER") && route.bundle().equals("kz.bbu.reporting") && answer.status() == 403;
                if (!asDeclared && !narrower) {
                    faults.add(role + ", " + route + " for " + route.role() + ": " + answer.status() + " "
                            + answer.header("Location"));
                }
            }
        });
        assertEquals(List.of(), faults);
    }

    @Test
    public void gettingChangesNothing() throws IOException {
        Path backups = folder.getRoot().toPath();
        StoredRows before = StoredRows.of(portal, backups.resolve("before"));
        List<String> got = new ArrayList<>(Sitemap.of(administrator, "/", "/admin", "/admin/functions", "/account"));
        got.addAll(FILES);
        FILES.forEach(file -> assertEquals(file, 200, administrator.get(file).status()));
        for (Route route : called) {
            if (!route.changes()) {
                call(administrator, route, "x=1");
            }
        }
        StoredRows after = StoredRows.of(portal, backups.resolve("after"));

        Set<Route> reached = called.stream()
                .filter(route -> !route.changes() && got.stream().anyMatch(route::matches))
                .collect(Collectors.toSet());
        assertTrue("reaches " + reached, reached.size() > 25);
        assertTrue(before.toString(), before.tables().get("facts_sheet").rows() > 1000);
        Set<String> changed = new TreeSet<>(after.tables().keySet());
        changed.removeIf(
                table -> after.tables().get(table).equals(before.tables().get(table)));
        assertTrue("sees what a look writes: " + changed, changed.contains("access_event"));
        changed.removeAll(WRITTEN_BY_LOOKS);
        changed.removeIf(table -> table.matches(MADE_BY_ITSELF));
        assertEquals(Set.of(), changed);
    }

    @Test
    public void noAddressHoldsASession() {
        Visitor visitor =
                Account.add(portal, administrator, "ADMINISTRATOR", root).visitor();
        String secret = visitor.cookies(portal.url("/")).replaceFirst(".*\\bsession=([^;]+).*", "$1");
        assertTrue("sees the session", secret.length() > 30);
        List<String> pages = Sitemap.of(visitor, "/", "/admin", "/account");
        assertTrue("sees the pages: " + pages, pages.size() > 20);
        for (String page : pages) {
            Visitor.Answer answer = visitor.get(page);
            assertFalse(page, answer.text().contains(secret));
            assertFalse(page, answer.text().toLowerCase(Locale.ROOT).contains("jsessionid"));
            assertFalse(page, answer.response().headers().toString().contains("JSESSIONID"));
        }
        for (String address :
                List.of("/account;session=" + secret, "/account;jsessionid=" + secret, "/account?session=" + secret)) {
            Visitor.Answer answer = portal.visitor().get(address);
            assertTrue(answer.toString(), answer.status() >= 300);
        }
    }

    @Test
    public void nothingChangesWithoutTheTokenOfTheForm() {
        Visitor visitor =
                Account.add(portal, administrator, "ADMINISTRATOR", root).visitor();
        String csrf = Account.csrf(visitor, "/account");
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (Route route : called) {
            if (route.changes()) {
                seen++;
                expectForged(visitor, route, "x=1", faults);
                expectForged(visitor, route, "csrf=" + csrf.substring(1), faults);
                expectForged(visitor, route, "csrf=" + csrf, faults, "Origin", "https://evil.kz");
                expectForged(visitor, route, "csrf=" + csrf, faults, "Sec-Fetch-Site", "cross-site");
            }
        }
        assertTrue("sees " + seen + " routes that change something", seen > 10);
        assertEquals(List.of(), faults);
    }

    @Test
    public void aPersonalTokenOpensNoMoreThanItsAccount() {
        String token = Account.add(portal, administrator, "STAFF", root).token();
        Visitor program = portal.visitor();
        List<String> faults = new ArrayList<>();
        for (Route route : called) {
            Visitor.Answer answer = call(program, route, "x=1", "Authorization", "Bearer " + token);
            if (!route.isApi()) {
                expect(answer, 401, route, faults);
            } else if (route.role().equals("ADMINISTRATOR")) {
                expect(answer, 403, route, faults);
            } else if (!isLetThrough(answer)) {
                faults.add(route + ": " + answer.status());
            }
        }
        assertEquals(List.of(), faults);
    }

    private static void expectForged(
            Visitor visitor, Route route, String query, List<String> faults, String... headers) {
        expect(call(visitor, route, query, headers), 403, route, faults);
    }

    private static void expect(Visitor.Answer answer, int status, Route route, List<String> faults) {
        if (answer.status() != status) {
            faults.add(route + ": " + answer.status() + " instead of " + status);
        }
    }

    private static boolean isLetThrough(Visitor.Answer answer) {
        int status = answer.status();
        return status < 500
                && status != 401
                && status != 403
                && !answer.header("Location").contains("/login");
    }

    private static boolean isRefused(Visitor.Answer answer, String role, Route route) {
        if (!role.equals("ANONYMOUS")) {
            return answer.status() == 403;
        }
        boolean page = !route.changes() && !route.isApi();
        return page
                ? answer.status() == 303 && answer.header("Location").contains("/login?to=")
                : answer.status() == 401;
    }

    /** Calls a route about things that are not there, so that whoever is let through changes nothing. */
    private static Visitor.Answer call(Visitor visitor, Route route, String query, String... headers) {
        Visitor.Answer answer = null;
        for (String nothing : NOTHING) {
            for (String type : TYPES) {
                answer = send(visitor, route, nothing, type, query, headers);
                if (answer.status() != 415 && answer.status() != 404) {
                    return answer;
                }
            }
        }
        return answer;
    }

    private static Visitor.Answer send(
            Visitor visitor, Route route, String nothing, String type, String query, String... headers) {
        String path = route.path()
                .replace("{authority}", slug)
                .replace("{format}", "csv")
                .replace("{action}", "disable")
                .replace("{direction}", "up")
                .replaceAll("\\{[^}]+}", nothing);
        String body = type.startsWith("multipart") ? "--b--\r\n" : "";
        HttpRequest.Builder request = visitor.request(path + "?authority=none&" + query)
                .method(route.method(), route.changes() ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
        if (route.changes()) {
            request.header("Content-Type", type);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return visitor.send(request);
    }
}
