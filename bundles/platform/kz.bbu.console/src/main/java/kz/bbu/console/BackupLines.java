package kz.bbu.console;

import java.io.PrintStream;
import kz.bbu.api.platform.Backups;
import kz.bbu.api.text.Texts;

/** What a backup holds, for the console. */
final class BackupLines {
    private static final long MEGABYTE = 1_000_000;

    private BackupLines() {}

    static String mark(Backups.Backup backup, Texts texts) {
        return texts.formats().dateTime(backup.mark());
    }

    static void print(Backups.Backup backup, Texts texts, PrintStream out) {
        out.println(texts.text(
                "backup.counts",
                backup.tables(),
                backup.rows(),
                backup.files(),
                (backup.bytes() + MEGABYTE - 1) / MEGABYTE));
        if (!backup.leftOut().isEmpty()) {
            out.println(texts.text("backup.leftOut", String.join(", ", backup.leftOut())));
        }
    }
}
