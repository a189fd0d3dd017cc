package kz.bbu.facts;

import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameter;
import org.junit.runners.Parameterized.Parameters;

/** Claims about the data engine, on Derby and on PostgreSQL. */
@RunWith(Parameterized.class)
public abstract class OnEachDatabase {
    @Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("Derby", "PostgreSQL");
    }

    @Parameter
    public String name;

    Journals journals;

    @Before
    public void open() {
        journals = Journals.on(name);
    }

    @After
    public void close() {
        journals.close();
    }
}
