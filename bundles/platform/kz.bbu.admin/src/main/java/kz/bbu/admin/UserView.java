package kz.bbu.admin;

import java.util.List;
import kz.bbu.api.platform.Accounts;

/**
 * An account and what it may see.
 *
 * @param organisation the name of its organisation
 * @param own whether it is the viewer's own, which nobody changes oneself
 * @param authorities how many authorities are below its organisation
 * @param institutions how many institutions are in its scope
 * @param modules the titles of the modules that are on and open to its role
 * @param error why the last change was refused; empty if it was not
 */
public record UserView(
        Accounts.Account account,
        String organisation,
        boolean own,
        long authorities,
        long institutions,
        List<String> modules,
        String error) {

    public String address() {
        return "/admin/users/" + account.id();
    }
}
