package kz.bbu.jobs;

import kz.bbu.api.problem.ErrorCode;

/** Why a job ended before its time. */
enum JobError implements ErrorCode {
    /** Somebody cancelled it, or its account was disabled. */
    CANCELLED("cancelled", 409),
    /** The arguments are too long. */
    TOO_LONG("tooLong", 400);

    private final String key;
    private final int status;

    JobError(String key, int status) {
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
