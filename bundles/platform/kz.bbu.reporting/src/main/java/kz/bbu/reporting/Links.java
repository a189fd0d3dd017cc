package kz.bbu.reporting;

import java.util.Locale;
import java.util.Optional;

/** Tells which addresses of cells become links. */
final class Links {
    private Links() {}

    /** The address if it is http, https, mailto, tel or one of the portal itself; otherwise empty. */
    static Optional<String> safe(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        boolean ours = address.startsWith("/") && !address.startsWith("//") && address.indexOf('\\') < 0;
        boolean known = lower.startsWith("https://")
                || lower.startsWith("http://")
                || lower.startsWith("mailto:")
                || lower.startsWith("tel:");
        boolean printable = address.chars().allMatch(c -> c > ' ');
        return (ours || known) && printable ? Optional.of(address) : Optional.empty();
    }
}
