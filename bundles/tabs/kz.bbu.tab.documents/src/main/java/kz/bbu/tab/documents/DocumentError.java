package kz.bbu.tab.documents;

import kz.bbu.api.problem.ErrorCode;

/** What can be wrong with a change of documents. */
enum DocumentError implements ErrorCode {
    /** A name is empty or longer than it may be. Arguments: the most letters. */
    BAD_NAME("badName", 422),
    /** An authority has as many folders as it may. Arguments: how many. */
    MANY_FOLDERS("manyFolders", 422),
    /** Folders would stand in each other too deeply. Arguments: how deeply they may. */
    TOO_DEEP("tooDeep", 422),
    /** A folder would stand in itself. */
    IN_ITSELF("inItself", 422);

    private final String key;
    private final int status;

    DocumentError(String key, int status) {
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
