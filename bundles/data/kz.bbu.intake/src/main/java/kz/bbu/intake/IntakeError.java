package kz.bbu.intake;

import kz.bbu.api.problem.ErrorCode;

/** Why a package cannot be taken, repeated or taken back. */
enum IntakeError implements ErrorCode {
    /** The package is no longer kept. */
    PACKAGE_GONE("packageGone", 409),
    /** The import is not in a state for this. */
    NOT_NOW("notNow", 409),
    /** The package was refused; the findings say why. Arguments: errors. */
    REFUSED("refused", 422),
    /** No running part takes a file. Arguments: the file. */
    NOBODY_TAKES("nobodyTakes", 503),
    /** The source belongs to another authority. */
    FOREIGN_SOURCE("foreignSource", 404),
    /** Another package of the source is being loaded. */
    SOURCE_BUSY("sourceBusy", 409),
    /** A later import is based on the one that was to be undone. */
    UNDO_LATER("undoLater", 409),
    /** What was before the import is no longer kept. */
    UNDO_GONE("undoGone", 409),
    /** The import changed nothing. */
    UNDO_NOTHING("undoNothing", 409);

    private final String key;
    private final int status;

    IntakeError(String key, int status) {
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
