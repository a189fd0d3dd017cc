package kz.bbu.api.problem;

import java.util.List;

/** The one exception that bundles throw at each other: a code and the arguments of its text. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<Object> arguments;

    /** Makes a problem; {@code arguments} fill the places of the code's message. */
    public Problem(ErrorCode code, Object... arguments) {
        this(null, code, arguments);
    }

    /** Makes a problem that was caused by another; the cause goes to the log, never to a reader. */
    public Problem(Throwable cause, ErrorCode code, Object... arguments) {
        super(code.key() + " " + List.of(arguments), cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ErrorCode code() {
        return code;
    }

    /** The arguments of the message, in order; never null. */
    public List<Object> arguments() {
        return arguments;
    }
}
