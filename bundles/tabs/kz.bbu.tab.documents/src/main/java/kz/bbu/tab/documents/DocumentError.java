package kz.bbu.tab.documents;

import kz.bbu.api.problem.ErrorCode;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;

/** What can be wrong with a change of documents. */
enum DocumentError implements ErrorCode {
    /** A name is empty or longer than it may be. Arguments: the most letters. */
    BAD_NAME("badName", 422),
    /** An authority has as many folders as it may. Arguments: how many. */
    MANY_FOLDERS("manyFolders", 422),
    /** Folders would stand in each other too deeply. Arguments: how deeply they may. */
    TOO_DEEP("tooDeep", 422),
    /** A folder would stand in itself. */
    IN_ITSELF("inItself", 422),
    /** The folder has another one of that name, whatever the size of its letters. Arguments: the other's name. */
    NAME_TAKEN("nameTaken", 422);

    private final String key;
    private final int status;

    DocumentError(String key, int status) {
        this.key = key;
        this.status = status;
    }

    /**
     * What a form says of a problem of ours.
     *
     * @throws Problem the same, where it is no matter of a form
     */
    static String explain(Problem problem, Texts texts) {
        if (!(problem.code() instanceof DocumentError)) {
            throw problem;
        }
        return texts.explain(problem);
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
