package kz.bbu.api.access;

import java.util.Objects;
import java.util.Optional;
import kz.bbu.api.platform.Viewers;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;

/**
 * The one who looks: an account, or nobody, with a role, a scope and a language.
 *
 * <p>Web, jobs and console bind a viewer to the thread; registry and facts intersect every query with its scope.
 *
 * @param accountId the account, 0 for nobody and for system work
 * @param name the account's name as people know it; for system work the name of the work
 * @param role what the viewer may do
 * @param authorityId the organisation that the account is bound to, 0 for none
 * @param scope the positions of the organisations that the viewer may see
 * @param language the language of everything the viewer reads
 * @param address the network address, or the name of the way in, such as {@code console}
 * @param csrfToken what a form that changes something must send back; empty where no forms are
 */
public record Viewer(
        long accountId,
        String name,
        Role role,
        long authorityId,
        Scope scope,
        Language language,
        String address,
        String csrfToken) {

    public Viewer {
        Objects.requireNonNull(name);
        Objects.requireNonNull(role);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(language);
        Objects.requireNonNull(address);
        Objects.requireNonNull(csrfToken);
    }

    /**
     * The viewer who is bound to this thread.
     *
     * @throws Problem {@link CommonError#FORBIDDEN} if none is bound
     */
    public static Viewer current() {
        return bound().orElseThrow(() -> new Problem(CommonError.FORBIDDEN));
    }

    /** The viewer who is bound to this thread; empty where none is. */
    public static Optional<Viewer> bound() {
        return Viewers.bound();
    }

    /** An anonymous viewer of the public pages. */
    public static Viewer anonymous(Language language, String address, String csrfToken) {
        return new Viewer(0, "", Role.ANONYMOUS, 0, Scope.NOTHING, language, address, csrfToken);
    }

    /** Tells whether the viewer's role includes another. */
    public boolean may(Role needed) {
        return role.includes(needed);
    }

    /** The same viewer, reading another language. */
    public Viewer in(Language other) {
        return new Viewer(accountId, name, role, authorityId, scope, other, address, csrfToken);
    }
}
