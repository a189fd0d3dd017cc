package kz.bbu.reporting;

import kz.bbu.api.problem.ErrorCode;

/** What can go wrong with a report. */
enum ReportingError implements ErrorCode {
    /** The report itself failed. Arguments: its title. */
    REPORT_FAILED("reportFailed", 500),
    /** The report gave more rows than fit. Arguments: the limit. */
    TOO_MANY_ROWS("tooManyRows", 422);

    private final String key;
    private final int status;

    ReportingError(String key, int status) {
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
