package kz.bbu.persistence;

import static org.junit.Assert.assertEquals;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import kz.bbu.api.problem.CommonError;
import org.junit.Test;

public class FailuresTest {
    @Test
    public void whereNoConnectionComesFreeThePortalIsBusyAndNotAtFault() {
        SQLException pool = new SQLTransientConnectionException("derby - Connection is not available");
        assertEquals(CommonError.UNAVAILABLE, Failures.translate(pool).code());
        assertEquals(
                CommonError.UNAVAILABLE,
                Failures.translate(new SQLException(pool)).code());
        assertEquals(
                CommonError.INTERNAL,
                Failures.translate(new SQLException("?", "42X01")).code());
        assertEquals(
                CommonError.NO_SPACE,
                Failures.translate(new SQLException("?", "53100")).code());
    }
}
