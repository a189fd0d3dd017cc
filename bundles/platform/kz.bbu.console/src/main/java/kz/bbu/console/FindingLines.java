package kz.bbu.console;

import java.io.PrintStream;
import kz.bbu.api.platform.Imports;
import kz.bbu.api.text.Texts;

/** The first errors and warnings of a package as a table; the whole list is on the web page of an import. */
final class FindingLines {
    private static final int SHOWN = 20;

    private final Texts texts;
    private final Lines lines = new Lines();
    private int found;

    FindingLines(Texts texts) {
        this.texts = texts;
    }

    void add(Imports.Finding finding) {
        if (found++ < SHOWN) {
            String place = finding.line() == 0 ? finding.file() : finding.file() + ":" + finding.line();
            lines.add(
                    texts.text(finding.isError() ? "finding.error" : "finding.warning"),
                    place,
                    finding.column(),
                    finding.value(),
                    finding.text());
        }
    }

    void print(PrintStream out) {
        lines.print(out);
        if (found > SHOWN) {
            out.println(texts.text("finding.more", found - SHOWN));
        }
    }
}
