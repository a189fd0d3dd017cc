package kz.bbu.intake;

/** Ends the reading of a package at once: what comes after could not be understood. The finding has been reported. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal() {
        super(null, null, false, false);
    }
}
