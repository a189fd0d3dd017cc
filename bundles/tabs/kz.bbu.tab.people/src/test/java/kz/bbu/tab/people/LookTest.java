package kz.bbu.tab.people;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.OptionalLong;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.registry.People.Category;
import kz.bbu.api.registry.PersonQuery.Registration;
import org.junit.Test;

public class LookTest {
    private static final Authority EAST =
            new Authority(2, OptionalLong.of(1), "east", "East", "", new Contacts("", "", "", "", ""), 10, 19, 1);

    /** The look of a query: names and values in turn. */
    private static Look of(String... query) {
        MultivaluedHashMap<String, String> values = new MultivaluedHashMap<>();
        for (int i = 0; i < query.length; i += 2) {
            values.add(query[i], query[i + 1]);
        }
        return Look.of(EAST, values);
    }

    @Test
    public void categoriesOtherThanAllShowTheRegisteredUnlessTheFilterSaysOtherwise() {
        assertEquals(Registration.ANY, of().registration());
        assertEquals(Registration.REGISTERED, of("category", "parents").registration());
        assertEquals(
                Registration.ANY,
                of("category", "parents", "registration", "any").registration());
        assertFalse(of("category", "parents").isFiltered());
        assertTrue(of("category", "parents", "registration", "any").isFiltered());
    }

    @Test
    public void anAddressGivesTheLookThatItWasMadeOf() {
        Look look = of(
                "category",
                "staff",
                "search",
                "Әлі & Co",
                "registration",
                "any",
                "logins",
                "recent",
                "institution",
                "9223372036854775807",
                "class",
                "7",
                "role",
                "teacher");
        assertEquals(
                "/org/east/people?category=staff&search=%D3%98%D0%BB%D1%96+%26+Co&registration=any&logins=recent&institution=9223372036854775807&class=7&role=teacher&after=d50",
                look.next("d50"));
        assertEquals(
                "/org/east/people/list.csv?category=staff&search=%D3%98%D0%BB%D1%96+%26+Co&registration=any&logins=recent&institution=9223372036854775807&class=7&role=teacher",
                look.export("csv"));
        assertEquals("/org/east/people?category=parents&search=%D3%98%D0%BB%D1%96+%26+Co", look.in(Category.PARENTS));
        assertEquals("/org/east/people?category=staff", look.unfiltered());
    }

    @Test
    public void aClassWithoutItsInstitutionIsNone() {
        assertEquals(OptionalLong.empty(), of("class", "7").schoolClass());
    }

    @Test
    public void whatCannotBeAskedIsRefused() {
        for (String[] query : new String[][] {
            {"category", "gods"},
            {"registration", "1"},
            {"logins", "NOW"},
            {"role", "boss\u0000"},
            {"institution", "x"},
            {"institution", "9223372036854775808"}
        }) {
            Problem refused = assertThrows(Problem.class, () -> of(query));
            assertEquals(query[1], CommonError.BAD_VALUE, refused.code());
        }
        assertThrows(Problem.class, () -> of("search", "a".repeat(101)));
    }
}
