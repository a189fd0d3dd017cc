package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.BeforeClass;
import org.junit.Test;

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
            "GET /org/{authority}",
            "GET /static/favicon.svg",
            "GET /static/{version}/{name}");

    private static final String NOBODY = "999999999";

    private static Portal portal;
    private static Visitor administrator;
    private static List<Route> routes;
    private static String slug;
    private static long root;

    private record Route(String method, String path, String role, String bundle) {
        boolean changes() {
            return !method.equals("GET");
        }

        boolean isApi() {
            return path.startsWith("/api/");
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
        slug = administrator.get("/").header("Location").split("/")[2];
        routes = new ArrayList<>();
        for (JsonNode route : Region.json(administrator.get("/api/v1/routes"))) {
            routes.add(new Route(
                    route.path("method").asText(),
                    route.path("path").asText(),
                    route.path("role").asText(),
                    route.path("bundle").asText()));
        }
        // Logging out ends the walk.
        routes.sort(Comparator.comparing(route -> route.path().equals("/logout")));
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
            for (Route route : routes) {
                boolean permitted = ROLES.indexOf(role) >= ROLES.indexOf(route.role());
                Visitor.Answer answer = call(visitor, route, "csrf=" + csrf);
                if (!(permitted ? isLetThrough(answer) : isRefused(answer, role, route))) {
                    faults.add(role + ", " + route + " for " + route.role() + ": " + answer.status() + " "
                            + answer.header("Location"));
                }
            }
        });
        assertEquals(List.of(), faults);
    }

    @Test
    public void nothingChangesWithoutTheTokenOfTheForm() {
        Visitor visitor =
                Account.add(portal, administrator, "ADMINISTRATOR", root).visitor();
        String csrf = Account.csrf(visitor, "/account");
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (Route route : routes) {
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
        for (Route route : routes) {
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
        String path = route.path()
                .replace("{authority}", slug)
                .replace("{format}", "csv")
                .replace("{action}", "disable")
                .replaceAll("\\{[^}]+}", NOBODY);
        Visitor.Answer answer = null;
        for (String type : List.of(
                "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "application/octet-stream")) {
            String body = type.startsWith("multipart") ? "--b--\r\n" : "";
            var request = visitor.request(path + "?authority=none&" + query)
                    .method(route.method(), route.changes() ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
            if (route.changes()) {
                request.header("Content-Type", type);
            }
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            answer = visitor.send(request);
            if (answer.status() != 415) {
                return answer;
            }
        }
        return answer;
    }
}
