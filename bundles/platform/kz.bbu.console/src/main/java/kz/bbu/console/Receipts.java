package kz.bbu.console;

import java.io.PrintStream;
import kz.bbu.api.platform.ModuleAdmin;
import kz.bbu.api.text.Texts;

/** Prints what a change of a module did, and the rows of its tables before and after. */
final class Receipts {
    private Receipts() {}

    static void print(ModuleAdmin.Receipt receipt, Texts texts, PrintStream out) {
        out.println(
                texts.text("receipt." + receipt.action(), receipt.module(), receipt.version(), receipt.milliseconds()));
        if (receipt.tables().isEmpty()) {
            return;
        }
        Lines lines = new Lines();
        lines.add(texts.text("receipt.table"), texts.text("receipt.before"), texts.text("receipt.after"));
        for (ModuleAdmin.TableRows rows : receipt.tables()) {
            lines.add(rows.table(), rows.before() < 0 ? "—" : rows.before(), rows.after() < 0 ? "—" : rows.after());
        }
        lines.print(out);
    }
}
