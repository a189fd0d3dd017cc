package kz.bbu.tab.forum;

import kz.bbu.api.problem.ErrorCode;

/** What may be wrong in the forum. */
enum ForumError implements ErrorCode {
    /** The topic takes no more posts. */
    LOCKED("locked", 409),
    /** Somebody else edited the post meanwhile. */
    EDITED("edited", 409),
    /** The files of a forum take up all the room that its documents leave them. Arguments: how many megabytes that is. */
    NO_ROOM("noRoom", 413),
    /** The files of an account that are in no post are as large as they may be. Arguments: how many megabytes that is. */
    TOO_MUCH_LOOSE("tooMuchLoose", 413),
    /** A forum has as many sections as it may have. Arguments: how many. */
    TOO_MANY_SECTIONS("tooManySections", 409),
    /** A topic is connected with as many as it may be. Arguments: how many. */
    TOO_MANY_CONNECTIONS("tooManyConnections", 409);

    private final String key;
    private final int status;

    ForumError(String key, int status) {
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
