package kz.bbu.modules;

import kz.bbu.api.problem.ErrorCode;

/** Why a module could not be switched, installed or updated. */
enum ModuleError implements ErrorCode {
    /** Arguments: the module's id. */
    UNKNOWN("unknown", 404),
    /** The file is no bundle. Arguments: the file's name. */
    NO_BUNDLE("noBundle", 422),
    /** The bundle declares no module, or several. Arguments: symbolic name, number of declarations. */
    NO_MODULE("noModule", 422),
    /** The id is not the last part of the symbolic name. Arguments: id, symbolic name. */
    WRONG_ID("wrongId", 422),
    /** The bundle has what modules may not have. Arguments: symbolic name, the header or package. */
    NOT_ADMITTED("notAdmitted", 422),
    /** Something that it needs is not there. Arguments: symbolic name, what is missing. */
    MISSING("missing", 422),
    /** The version is not newer than the one that runs. Arguments: symbolic name, new version, running version. */
    NOT_NEWER("notNewer", 409),
    /** A bundle of this name and version is there. Arguments: the file's name. */
    THERE_ALREADY("thereAlready", 409),
    /** The new version did not start, so the former one runs again. Arguments: symbolic name, version, reason. */
    DID_NOT_START("didNotStart", 422),
    /** There is no former version. Arguments: the module's id. */
    NO_FORMER("noFormer", 409),
    /** The jar of the former version is not the one that was installed. Arguments: the module's id, version. */
    CHANGED("changed", 409);

    private final String key;
    private final int status;

    ModuleError(String key, int status) {
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
