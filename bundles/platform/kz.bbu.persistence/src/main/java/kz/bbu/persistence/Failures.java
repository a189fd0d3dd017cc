package kz.bbu.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;

/** Turns failures of the database into problems that people can act on. */
final class Failures {
    /** PostgreSQL: disk full, out of memory; Derby: cannot write a page, cannot extend a container, log full. */
    private static final Set<String> NO_SPACE =
            Set.of("53100", "53200", "XSDG0", "XSDG1", "XSDG5", "XSLA1", "XSLA3", "XSDF3");

    /** Deadlock, lock time-out, serialization; connection refused or exhausted. */
    private static final Set<String> LATER =
            Set.of("40001", "40XL1", "40XL2", "40P01", "55P03", "08001", "08003", "08006", "53300");

    private Failures() {}

    static Problem translate(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                // No connection came free in time: the pool gives no state of its own.
                return new Problem(failure, CommonError.UNAVAILABLE);
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                ErrorCode code = code(sql.getSQLState());
                if (code != CommonError.INTERNAL) {
                    return new Problem(failure, code);
                }
            }
        }
        return new Problem(failure, CommonError.INTERNAL);
    }

    private static ErrorCode code(String state) {
        if (NO_SPACE.contains(state)) {
            return CommonError.NO_SPACE;
        }
        return LATER.contains(state) ? CommonError.UNAVAILABLE : CommonError.INTERNAL;
    }

    /** What the caller of a transaction gets: problems and errors as they are, the rest as a problem with the cause. */
    static RuntimeException unchecked(Exception failure) {
        if (failure instanceof SQLException sql) {
            return translate(sql);
        }
        if (failure instanceof RuntimeException runtime) {
            return findSql(runtime);
        }
        return new Problem(failure, CommonError.INTERNAL);
    }

    /** EclipseLink wraps what the database says. */
    private static RuntimeException findSql(RuntimeException failure) {
        if (!(failure instanceof Problem)) {
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    return translate(sql);
                }
            }
        }
        return failure;
    }
}
