package kz.bbu.api.problem;

/** The errors that every part of the portal can meet; their texts are in kz.bbu.text. */
public enum CommonError implements ErrorCode {
    /** The thing is not there, or not within the viewer's scope: both look the same. */
    NOT_FOUND("notFound", 404),
    /** The viewer must log in first. */
    LOGIN_REQUIRED("loginRequired", 401),
    /** The viewer's role does not permit it. */
    FORBIDDEN("forbidden", 403),
    /** A form was sent from elsewhere or after its session ended. */
    FORGED("forged", 403),
    /** A value is not one of those that are permitted. Arguments: the parameter, the value. */
    BAD_VALUE("badValue", 400),
    /** The request is not understood. */
    BAD_REQUEST("badRequest", 400),
    /** What was sent is larger than the limit. Arguments: the limit in megabytes. */
    TOO_LARGE("tooLarge", 413),
    /** Somebody else changed it meanwhile, or it is not in a state that permits this. Arguments: none. */
    CONFLICT("conflict", 409),
    /** Too many attempts. Arguments: the seconds to wait. */
    TOO_MANY("tooMany", 429),
    /** The work took longer than a request may. */
    TOO_SLOW("tooSlow", 503),
    /** A part that is needed is not running. */
    UNAVAILABLE("unavailable", 503),
    /** There is no room left on the disk or in the database. */
    NO_SPACE("noSpace", 507),
    /** A fault of ours. */
    INTERNAL("internal", 500);

    private final String key;
    private final int status;

    CommonError(String key, int status) {
        this.key = key;
        this.status = status;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public int status() {
        return status;
    }
}
