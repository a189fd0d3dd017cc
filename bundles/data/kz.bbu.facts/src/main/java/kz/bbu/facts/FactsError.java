package kz.bbu.facts;

import kz.bbu.api.problem.ErrorCode;

/** Why a rule or days out cannot be kept. */
enum FactsError implements ErrorCode {
    /** A number is missing, or not one that it may be. Arguments: its name in the reader's language, the least, the most, its name in the rule. */
    RULE_NUMBER("ruleNumber", 422),
    /** Numbers that only hold together do not: shares that are not 100 in all, a threshold that is not above the next. Arguments: the kind in the reader's language. */
    RULE_NUMBERS("ruleNumbers", 422),
    /** It ends before it begins, or lies outside the years that there can be. Arguments: the first and the last year. */
    RULE_DAYS("ruleDays", 422),
    /** Its grades are none, or the last is below the first. Arguments: the highest grade. */
    RULE_GRADES("ruleGrades", 422),
    /** Another rule of the kind holds on some of its days for some of its grades. Arguments: that rule's first day, last day or a dash, first and last grade. */
    RULE_OVERLAP("ruleOverlap", 422),
    /** Its source is missing or too long. Arguments: the greatest length. */
    RULE_SOURCE("ruleSource", 422),
    /** Days out end before they begin, last more than a year, or lie outside the years that there can be. Arguments: the first and the last year. */
    DAYS_OUT("daysOut", 422),
    /** Their note is too long. Arguments: the greatest length. */
    DAYS_OUT_NOTE("daysOutNote", 422);

    private final String key;
    private final int status;

    FactsError(String key, int status) {
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
