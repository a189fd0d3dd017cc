package kz.bbu.access;

import kz.bbu.api.problem.ErrorCode;

/** What goes wrong with accounts and passwords. */
enum AccessError implements ErrorCode {
    /** Unknown login, wrong password or disabled account: all look the same. */
    WRONG_LOGIN("wrongLogin", 422),
    /** Arguments: shortest, longest. */
    PASSWORD_LENGTH("passwordLength", 422),
    PASSWORD_GUESSED("passwordGuessed", 422),
    PASSWORDS_DIFFER("passwordsDiffer", 422),
    PASSWORD_WRONG("passwordWrong", 422),
    /** The new password is the current one. */
    PASSWORD_SAME("passwordSame", 422),
    /** Arguments: the longest time in days. */
    TOKEN_DAYS("tokenDays", 422),
    /** Arguments: the most tokens of an account. */
    TOKENS_MANY("tokensMany", 422),
    TOKEN_NAME("tokenName", 422),
    /** Arguments: the login. */
    LOGIN_TAKEN("loginTaken", 409),
    LOGIN_BAD("loginBad", 422),
    NAME_MISSING("nameMissing", 422),
    /** The root would have no administrator any more. */
    LAST_ADMINISTRATOR("lastAdministrator", 409),
    /** The code of the second factor is none, or has been used. */
    CODE_WRONG("codeWrong", 422);

    private final String key;
    private final int status;

    AccessError(String key, int status) {
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
