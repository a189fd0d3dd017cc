package kz.bbu.api.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** Persons of one IIN and organisations of one BIN of whom two sources say different things: a work list for staff, within the viewer's scope. */
@ProviderType
public interface Matches {
    /**
     * A part of the matches of a state of which the viewer may see both sides, the oldest first; who looked is in the audit log.
     *
     * <p>What agrees by now is not among the undecided ones. A part may be shorter than the limit, even empty, and yet not the last: one request looks at so many records only.
     *
     * @param after the id behind which the part begins, 0 for the beginning
     */
    Part list(State state, long after, int limit);

    /**
     * Keeps a decision; it can be changed later.
     *
     * <p>Persons who differ are two until somebody says that they are the same; organisations are one until somebody says that they are different.
     *
     * @throws kz.bbu.api.problem.Problem if there is no such match within the viewer's scope
     */
    void decide(long id, State decision);

    /** What a match is of. */
    enum Kind {
        PERSON,
        ORGANISATION
    }

    /** What was decided. */
    enum State {
        OPEN,
        LATER,
        SAME,
        DIFFERENT
    }

    /**
     * What a source says.
     *
     * @param type of an organisation, as in the journal package; empty if it is not said
     * @param organisation where a person belongs, or what an organisation is under; empty for none
     */
    record Side(long sourceId, String name, Optional<LocalDate> birthDate, String type, String organisation) {}

    /** Some matches; {@code next} is what the part behind them begins after, empty at the end. */
    record Part(List<Match> matches, OptionalLong next) {}

    /** Two sides with one number; an IIN shows its last four digits only. {@code account} decided. */
    record Match(
            long id,
            Kind kind,
            String number,
            Side first,
            Side second,
            State state,
            String account,
            Optional<Instant> decided) {}
}
