package kz.bbu.access;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Runs the tests of a class on each database, one of each for all classes. */
@RunWith(Parameterized.class)
public abstract class OnEachDatabase {
    private static final Map<String, AccountsOnDatabase> OPEN = new ConcurrentHashMap<>();

    @Parameterized.Parameter
    public String kind;

    AccountsOnDatabase portal;

    @Parameterized.Parameters(name = "{0}")
    public static List<String> databases() {
        return List.of("derby", "postgresql");
    }

    @Before
    public final void empty() {
        portal = OPEN.computeIfAbsent(kind, AccountsOnDatabase::new);
        portal.empty();
    }
}
