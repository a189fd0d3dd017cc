package kz.bbu.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** Who is wired to whom in the running portal. */
public class WiresIT {
    private static final Pattern NAME = Pattern.compile("kz\\.bbu\\.[a-z.]+");
    private static final Pattern BUNDLE = Pattern.compile("^(\\S+) \\[\\d+] requires:$");
    private static final Pattern PROVIDER = Pattern.compile(" from (\\S+) \\[\\d+]$");
    private static final Set<String> OPEN = Set.of(
            "kz.bbu.api",
            "kz.bbu.lib.jte",
            "kz.bbu.lib.poi",
            "kz.bbu.lib.qrcodegen",
            "kz.bbu.lib.derby",
            "kz.bbu.lib.prometheus",
            "kz.bbu.lib.sanitizer",
            "kz.bbu.lib.tika");

    @Test
    public void ourBundlesAreWiredToTheApiAndLibrariesOnly() {
        Portal portal = SharedPortal.get();
        Set<String> bundles = new TreeSet<>();
        Matcher names = NAME.matcher(portal.console("bundle:list -s -t 0"));
        while (names.find()) {
            bundles.add(names.group());
        }
        assertTrue("sees the bundles: " + bundles, bundles.containsAll(OPEN) && bundles.size() > 15);

        List<String> faults = new ArrayList<>();
        int wires = 0;
        String bundle = "";
        for (String line : portal.console(
                        "bundle:requirements --namespace osgi.wiring.package " + String.join(" ", bundles))
                .lines()
                .toList()) {
            Matcher head = BUNDLE.matcher(line.strip());
            Matcher provider = PROVIDER.matcher(line.stripTrailing());
            if (head.matches()) {
                bundle = head.group(1);
            } else if (provider.find()) {
                wires++;
                String name = provider.group(1);
                if (name.startsWith("kz.bbu.") && !OPEN.contains(name) && !name.equals(bundle)) {
                    faults.add(bundle + " is wired to " + name);
                }
            }
        }
        assertTrue("sees " + wires + " wires", wires > 100);
        assertEquals(List.of(), faults);
    }
}
