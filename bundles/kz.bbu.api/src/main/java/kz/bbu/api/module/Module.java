package kz.bbu.api.module;

import java.util.Optional;
import kz.bbu.api.access.Role;
import kz.bbu.api.report.Section;

/**
 * A module as its manifest declares it, and the state it is in.
 *
 * @param id the last part of the symbolic name; unique among modules
 * @param kind what it contributes
 * @param section where a report stands in the list of reports; empty for a tab
 * @param order the place among its kind, ascending
 * @param audience the least role that sees it in menus
 * @param symbolicName the bundle's symbolic name, by which {@link kz.bbu.api.text.Texts#of} gives its title
 * @param version the bundle's version
 * @param state what it does at present
 * @param reason why it is not on, in plain words for an administrator: the missing requirement or the fault; empty where there is nothing to say
 */
public record Module(
        String id,
        Kind kind,
        Optional<Section> section,
        int order,
        Role audience,
        String symbolicName,
        String version,
        State state,
        String reason) {

    /** What a module contributes. */
    public enum Kind {
        TAB,
        REPORT
    }

    /** What a module does at present. */
    public enum State {
        /** It runs. */
        ON,
        /** An administrator switched it off. */
        OFF,
        /** It is wanted, but something that it needs is not there. */
        MISSING_REQUIREMENT,
        /** It is wanted, but failed, or the portal switched it off because it did harm. */
        FAULTY
    }

    public boolean isOn() {
        return state == State.ON;
    }
}
