package kz.bbu.files;

import kz.bbu.api.problem.ErrorCode;

/** What can be wrong with a file that comes in. */
enum FileError implements ErrorCode {
    /** The authority's room is full. Arguments: its quota in megabytes. */
    NO_ROOM("noRoom", 413),
    /** The scanner found something harmful. Arguments: the name. */
    HARMFUL("harmful", 422),
    /** The scanner gave no answer, and nothing comes in without one. */
    NOT_SCANNED("notScanned", 503);

    private final String key;
    private final int status;

    FileError(String key, int status) {
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
