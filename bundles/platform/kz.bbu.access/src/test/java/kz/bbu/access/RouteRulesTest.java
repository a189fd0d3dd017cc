package kz.bbu.access;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.bbu.access.Routes.Route;
import kz.bbu.api.access.Allowed;
import kz.bbu.api.access.Role;
import org.junit.Test;

public class RouteRulesTest {
    @Test
    public void aMethodThatSaysNothingIsForStaff() throws NoSuchMethodException {
        assertEquals(Role.STAFF, RouteRules.allowed(Silent.class, Silent.class.getMethod("list")));
    }

    @Test
    public void aMethodsWordCountsBeforeItsClass() throws NoSuchMethodException {
        assertEquals(Role.ADMINISTRATOR, RouteRules.allowed(Notes.class, Notes.class.getMethod("add")));
        assertEquals(Role.ANONYMOUS, RouteRules.allowed(Notes.class, Notes.class.getMethod("list")));
    }

    @Test
    public void aModuleHasTwoAddresses() {
        assertTrue(RouteRules.isOf("notes", "/org/{authority}/notes"));
        assertTrue(RouteRules.isOf("notes", "/org/{authority}/notes/{id}"));
        assertTrue(RouteRules.isOf("notes", "/api/v1/notes"));
        for (String other : List.of(
                "/", "/org/{authority}/notes2", "/org/{authority}", "/api/v1/notesx", "/admin/notes", "/api/v1")) {
            assertFalse(other, RouteRules.isOf("notes", other));
        }
    }

    @Test
    public void aTemplateIsWrittenPlainly() {
        assertEquals("/jobs/{id}/cancel", RouteRules.clean("/jobs/{id: [0-9]{1,18}}/cancel"));
        assertEquals("/org/{authority}/notes", RouteRules.clean("//org/{ authority }//notes/"));
        assertEquals("/a/{b}/{c}", RouteRules.clean("/a/{b:[a-z:]+}/{c}"));
        assertEquals("/", RouteRules.clean("/"));
    }

    @Test
    public void everyMethodOfAResourceIsARoute() {
        List<Route> routes = new ArrayList<>();
        Routes.add(routes, Notes.class, "kz.bbu.tab.notes");
        Set<Route> expected = Set.of(
                new Route("GET", "/org/{authority}/notes", Role.ANONYMOUS, "kz.bbu.tab.notes"),
                new Route("POST", "/org/{authority}/notes", Role.ADMINISTRATOR, "kz.bbu.tab.notes"),
                new Route("GET", "/org/{authority}/notes/{id}", Role.ANONYMOUS, "kz.bbu.tab.notes"));
        assertEquals(expected, new HashSet<>(routes));
    }

    /** Says nothing about who may call it. */
    @Path("/silent")
    public static class Silent {
        @GET
        public String list() {
            return "";
        }
    }

    /** Open to read, closed to write. */
    @Path("/org/{authority}/notes")
    @Allowed(Role.ANONYMOUS)
    public static class Notes {
        @GET
        public String list() {
            return "";
        }

        @GET
        @Path("{id: [0-9]{1,18}}")
        public String one() {
            return "";
        }

        @POST
        @Allowed(Role.ADMINISTRATOR)
        public String add() {
            return "";
        }
    }
}
