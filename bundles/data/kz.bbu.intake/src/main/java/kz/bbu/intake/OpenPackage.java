package kz.bbu.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kz.bbu.api.platform.Findings;
import kz.bbu.api.platform.Load;

/** A package whose zip and manifest have been checked: which files it has, in which mode, by which specification. */
final class OpenPackage implements AutoCloseable {
    private static final String MANIFEST = "manifest.csv";
    private static final Set<String> VERSIONS = Set.of("1.1", "1.2");

    private final PackageZip zip;
    private final Findings findings;
    private final boolean strict;
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private final Map<String, Load.Mode> modes = new TreeMap<>();
    private final Map<String, Specification.FileSpec> specs = new HashMap<>();
    private final String folder;

    OpenPackage(PackageZip zip, boolean strict, Findings findings) {
        this.zip = zip;
        this.strict = strict;
        this.findings = findings;
        readManifest();
        boolean journal = manifest.containsKey("journal.version");
        this.folder = journal ? "journal/" : "roster/";
        readFiles(Specification.of(journal ? "journal" : manifest.get("oneroster.version")));
        if (findings.hasErrors()) {
            throw new Refusal();
        }
    }

    private void readManifest() {
        if (!zip.has(MANIFEST)) {
            findings.error("manifest", 0, "", "", "manifest.missing");
            throw new Refusal();
        }
        boolean[] header = {false};
        new CsvFile(zip, MANIFEST, "manifest", findings).read(csvRecord -> {
            if (!header[0]) {
                header[0] = true;
                boolean good = csvRecord.getFieldCount() == 2
                        && csvRecord.getField(0).equals("propertyName")
                        && csvRecord.getField(1).equals("value");
                if (!good) {
                    findings.error("manifest", 1, "", String.join(",", csvRecord.getFields()), "manifest.header");
                    throw new Refusal();
                }
            } else if (csvRecord.getFieldCount() >= 2) {
                manifest.put(
                        csvRecord.getField(0).strip(), csvRecord.getField(1).strip());
            }
        });
        boolean known = "1.0".equals(manifest.get("journal.version"))
                || VERSIONS.contains(manifest.getOrDefault("oneroster.version", ""));
        if (!known || !"1.0".equals(manifest.get("manifest.version"))) {
            findings.error("manifest", 0, "", manifest.getOrDefault("oneroster.version", ""), "manifest.version");
            throw new Refusal();
        }
    }

    private void readFiles(Specification specification) {
        for (String name : zip.names()) {
            String file = name.endsWith(".csv") ? name.substring(0, name.length() - 4) : "";
            if (!name.equals(MANIFEST) && specification.find(file).isEmpty()) {
                findings.error("", 0, "", name, "file.unknown");
            }
        }
        for (String file : specification.names()) {
            String said = manifest.getOrDefault("file." + file, "absent");
            boolean there = zip.has(file + ".csv");
            switch (said) {
                case "bulk", "delta" -> {
                    if (there) {
                        modes.put(folder + file, said.equals("bulk") ? Load.Mode.BULK : Load.Mode.DELTA);
                        specs.put(folder + file, specification.find(file).orElseThrow());
                    } else {
                        findings.error("manifest", 0, "file." + file, said, "manifest.fileMissing");
                    }
                }
                case "absent" -> {
                    if (there && strict) {
                        findings.error("manifest", 0, "file." + file, said, "manifest.fileAbsent");
                    } else if (there) {
                        findings.warning("manifest", 0, "file." + file, said, "manifest.fileAbsent");
                        modes.put(folder + file, Load.Mode.BULK);
                        specs.put(folder + file, specification.find(file).orElseThrow());
                    }
                }
                default -> findings.error("manifest", 0, "file." + file, said, "manifest.mode");
            }
        }
    }

    Map<String, String> manifest() {
        return manifest;
    }

    /** The files of the package with their modes. */
    Map<String, Load.Mode> files() {
        return modes;
    }

    Specification.FileSpec spec(String file) {
        return specs.get(file);
    }

    Optional<String> systemName() {
        return Optional.ofNullable(manifest.get("source.systemName"))
                .filter(s -> !s.isBlank())
                .or(() -> Optional.ofNullable(manifest.get("source.systemCode")).filter(s -> !s.isBlank()));
    }

    CsvFile csv(String file) {
        return new CsvFile(zip, file.substring(folder.length()) + ".csv", file, findings);
    }

    /** The bytes of all files, for progress. */
    long bytes() {
        return modes.keySet().stream()
                .mapToLong(f -> zip.size(f.substring(folder.length()) + ".csv"))
                .sum();
    }

    boolean strict() {
        return strict;
    }

    @Override
    public void close() {
        zip.close();
    }
}
