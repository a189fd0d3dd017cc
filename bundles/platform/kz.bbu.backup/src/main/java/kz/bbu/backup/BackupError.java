package kz.bbu.backup;

import kz.bbu.api.problem.ErrorCode;

/** What can be wrong with a backup. */
enum BackupError implements ErrorCode {
    /** Another backup or restore is under way. Arguments: none. */
    BUSY("busy", 409),
    /** The folder for a new backup holds something already. Arguments: the folder. */
    NOT_EMPTY("notEmpty", 409),
    /** The folder cannot be written or read. Arguments: the folder, what the system says. */
    FOLDER("folder", 409),
    /** The folder holds no backup, or one that was not finished. Arguments: the folder. */
    NO_BACKUP("noBackup", 404),
    /** A file is missing, damaged or does not belong there. Arguments: its name. */
    DAMAGED("damaged", 409),
    /** A newer portal made the backup. Arguments: its version, the version of this portal. */
    NEWER("newer", 409),
    /** A key is not the one by which the backup was sealed. Arguments: the name of its file. */
    OTHER_KEY("otherKey", 409),
    /** A table cannot be read or filled. Arguments: the table, what the database says. */
    TABLE("table", 500);

    private final String key;
    private final int status;

    BackupError(String key, int status) {
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
