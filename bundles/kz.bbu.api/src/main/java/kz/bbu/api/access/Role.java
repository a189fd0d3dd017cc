package kz.bbu.api.access;

/** A role of an account; each includes those before it (glossary: Қонақ, Қатысушы, Қызметкер, Әкімші). */
public enum Role {
    /** Everyone on the Internet. */
    ANONYMOUS,
    /** Staff, pupils and parents of the institutions who have an account. */
    MEMBER,
    /** Staff of an authority. */
    STAFF,
    /** An administrator of the portal. */
    ADMINISTRATOR;

    /** Tells whether this role includes another. */
    public boolean includes(Role other) {
        return ordinal() >= other.ordinal();
    }
}
