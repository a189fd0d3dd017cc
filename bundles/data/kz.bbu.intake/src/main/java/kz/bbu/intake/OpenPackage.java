package kz.bbu.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;

/** A package whose zip and manifest have been checked: which files it has, in which mode, by which specification. */
final class OpenPackage {
    private static final String SUFFIX = ".csv";

    private final PackageZip zip;
    private final Findings findings;
    private final boolean strict;
    private final Map<String, String> manifest;
    private final Map<String, Load.Mode> modes = new LinkedHashMap<>();
    private final Map<String, Specification.FileSpec> specs = new HashMap<>();
    private final String folder;

    OpenPackage(PackageZip zip, boolean strict, Findings findings) {
        this.zip = zip;
        this.strict = strict;
        this.findings = findings;
        Manifest read = new Manifest(zip, strict, findings);
        this.manifest = read.values();
        this.folder = read.isJournal() ? "journal/" : "roster/";
        readFiles(read, read.specification());
        if (findings.hasErrors()) {
            throw new Refusal();
        }
    }

    private void readFiles(Manifest read, Specification specification) {
        for (String name : zip.names()) {
            String file = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
            if (!file.equals(Manifest.FILE) && specification.find(file).isEmpty()) {
                findings.error("", 0, "", name, "file.unknown");
            }
        }
        read.requireKnown(specification);
        for (String file : specification.names()) {
            read.mode(file, zip.has(file + SUFFIX)).ifPresent(mode -> {
                modes.put(folder + file, mode);
                specs.put(folder + file, specification.find(file).orElseThrow());
            });
        }
    }

    Map<String, String> manifest() {
        return manifest;
    }

    /** The files of the package with their modes, in the order of the specification. */
    Map<String, Load.Mode> files() {
        return modes;
    }

    Specification.FileSpec spec(String file) {
        return specs.get(file);
    }

    /** The name of a file of this package as publishers know it. */
    String named(String file) {
        return folder + file;
    }

    CsvFile csv(String file) {
        return new CsvFile(zip, file.substring(folder.length()) + SUFFIX, file, findings);
    }

    boolean strict() {
        return strict;
    }
}
