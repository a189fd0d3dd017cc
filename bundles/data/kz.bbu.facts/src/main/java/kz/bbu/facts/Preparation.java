package kz.bbu.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.bbu.api.access.Scope;
import kz.bbu.api.facts.Count;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Scopes;

/** Prepares the journals of one package, institution by institution, so that memory does not grow with it. */
final class Preparation {
    /** From this part of its records on, a file of an institution is written wholly instead of its changes. */
    private static final int MOST_CHANGES = 5;

    private static final int MOST_LAYERS = 8;

    private final Load load;
    private final Bulk bulk;
    private final Layers layers;
    private final Sheets sheets;
    private final Institutions.Of institutions;
    private final Rosters rosters;
    private final Scopes scopes;
    private final Subjects subjects;
    private final Spill spill;
    private final Incoming incoming;
    private final long version;
    private final CountsBook counts;
    private final Map<Part, long[]> totals = new EnumMap<>(Part.class);
    private final List<LoadCount> byInstitution = new ArrayList<>();

    Preparation(
            Load load,
            Bulk bulk,
            Layers layers,
            Sheets sheets,
            Institutions.Of institutions,
            Rosters rosters,
            Scopes scopes,
            Subjects subjects,
            Spill spill) {
        this.load = load;
        this.bulk = bulk;
        this.layers = layers;
        this.sheets = sheets;
        this.institutions = institutions;
        this.rosters = rosters;
        this.scopes = scopes;
        this.subjects = subjects;
        this.spill = spill;
        this.incoming = new Incoming(load, spill);
        this.version = layers.version();
        this.counts = new CountsBook(spill, load.importId());
    }

    List<LoadCount> run() {
        incoming.read();
        if (load.findings().hasErrors()) {
            return List.of();
        }
        load.step("step.compare");
        try (Bulk.Writer sheetWriter = Sheets.writer(bulk);
                Bulk.Writer layerWriter = layers.writer(bulk)) {
            for (long organisation : incoming.organisations()) {
                if (isPermitted(organisation)) {
                    institution(organisation, new Written(sheetWriter, layerWriter));
                }
            }
        }
        if (load.findings().hasErrors()) {
            return List.of();
        }
        counts.write(bulk);
        subjects.write();
        return all();
    }

    /** Where an institution's rows go. */
    private record Written(Bulk.Writer sheets, Bulk.Writer layers) {}

    private boolean isPermitted(long organisation) {
        Scope own = scopes.of(organisation);
        String rule = "";
        if (own.isEmpty()) {
            rule = "reference";
        } else if (!load.scope().equals(Scope.EVERYTHING)
                && !scopes.of(load.authorityId()).contains(own)) {
            rule = "outsideScope";
        }
        if (!rule.isEmpty()) {
            String broken = rule;
            incoming.firstLines(organisation)
                    .forEach((part, line) -> load.findings().error(part.file(), line, "orgSourcedId", "", broken));
        }
        return rule.isEmpty();
    }

    private void institution(long organisation, Written written) {
        Members members = institutions.members(organisation);
        Map<Part, List<Entry>> entries = new EnumMap<>(Part.class);
        incoming.counts().keySet().forEach(part -> entries.put(part, incoming.take(part, organisation)));
        Map<Integer, InstitutionYear> years = new TreeMap<>();
        Map<Integer, Map<Part, List<Entry>>> byYear = byYear(organisation, entries, members, years);
        Map<Part, long[]> sums = new EnumMap<>(Part.class);
        byYear.forEach((number, of) -> {
            InstitutionYear year = years.computeIfAbsent(number, n -> institutions.year(organisation, n, members));
            year(year, of, written, sums);
        });
        sums.forEach((part, sum) -> {
            byInstitution.add(new LoadCount(part.file(), organisation, "", sum[0], sum[1], sum[2], sum[3], 0));
            long[] total = totals.computeIfAbsent(part, p -> new long[5]);
            for (int i = 0; i < total.length; i++) {
                total[i] += sum[i];
            }
        });
    }

    /** The entries by school year: a whole file is of the year that the manifest names, an entry of a delta of that of its day or lesson. */
    private Map<Integer, Map<Part, List<Entry>>> byYear(
            long organisation, Map<Part, List<Entry>> entries, Members members, Map<Integer, InstitutionYear> opened) {
        Map<Integer, Map<Part, List<Entry>>> byYear = new TreeMap<>();
        Map<Long, Integer> lessonYears = new HashMap<>();
        entries.forEach((part, of) -> {
            if (load.mode(part.file()) == Load.Mode.BULK) {
                Integer year = incoming.replacedYear(organisation);
                if (year != null) {
                    byYear.computeIfAbsent(year, y -> new EnumMap<>(Part.class)).put(part, of);
                }
                return;
            }
            for (Entry entry : of) {
                int year = yearOf(entry, organisation, members, opened, lessonYears, entries);
                byYear.computeIfAbsent(year, y -> new EnumMap<>(Part.class))
                        .computeIfAbsent(part, p -> new ArrayList<>())
                        .add(entry);
            }
        });
        return byYear;
    }

    private int yearOf(
            Entry entry,
            long organisation,
            Members members,
            Map<Integer, InstitutionYear> opened,
            Map<Long, Integer> lessonYears,
            Map<Part, List<Entry>> entries) {
        SchoolYears years = institutions.years();
        if (entry instanceof Entry.Lesson lesson) {
            return years.schoolYear(lesson.day());
        }
        if (entry instanceof Entry.Login login) {
            return years.schoolYear(login.day());
        }
        if (entry instanceof Entry.Movement movement) {
            return years.schoolYear(movement.day());
        }
        if (entry instanceof Entry.Change change) {
            return years.schoolYear(change.at() / 1440);
        }
        if (entry instanceof Entry.FinalMark mark && years.has(mark.session())) {
            return years.schoolYearOf(mark.session());
        }
        if (lessonYears.isEmpty()) {
            for (int year : layers.years(version, organisation)) {
                InstitutionYear open = opened.computeIfAbsent(year, y -> institutions.year(organisation, y, members));
                lessons(open).forEach(lesson -> lessonYears.put(lesson.id(), year));
            }
            entries.getOrDefault(Part.LESSONS, List.of())
                    .forEach(e -> lessonYears.put(e.id(), years.schoolYear(((Entry.Lesson) e).day())));
        }
        int latest = layers.years(version, organisation).stream().findFirst().orElse(0);
        return entry instanceof Entry.OfLesson of ? lessonYears.getOrDefault(of.lesson(), latest) : latest;
    }

    private List<Entry.Lesson> lessons(InstitutionYear year) {
        if (year.of(Part.LESSONS).isEmpty()) {
            year.put(Part.LESSONS, sheets.read(version, year.orgId, year.year, Part.LESSONS, Set.of()));
        }
        return year.of(Part.LESSONS);
    }

    private void year(InstitutionYear year, Map<Part, List<Entry>> of, Written written, Map<Part, long[]> sums) {
        Map<Part, Changed> changes = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            List<Entry> before = sheets.read(version, year.orgId, year.year, part, Set.of());
            List<Entry> incomingOf = of.get(part);
            if (incomingOf == null) {
                year.put(part, before);
                continue;
            }
            Changed changed = load.mode(part.file()) == Load.Mode.BULK
                    ? Changed.whole(part, before, incomingOf)
                    : Changed.delta(part, before, incomingOf);
            changes.put(part, changed);
            year.put(part, changed.all);
            long[] sum = sums.computeIfAbsent(part, p -> new long[5]);
            long[] more = {incomingOf.size(), changed.added, changed.changed, changed.ended, changed.skipped};
            for (int i = 0; i < sum.length; i++) {
                sum[i] += more[i];
            }
        }
        YearChecks checks = new YearChecks(load, rosters, year);
        of.forEach(checks::check);
        checks.finish();
        if (load.findings().hasErrors()) {
            return;
        }
        changes.values().removeIf(changed -> !changed.isAny());
        changes.forEach((part, changed) -> write(year, part, changed, written));
        if (!changes.isEmpty()) {
            count(year, changes.keySet(), written);
        }
    }

    private void write(InstitutionYear year, Part part, Changed changed, Written written) {
        int lying = layers.visible(version, year.orgId, year.year, part.name()).size();
        boolean whole = load.mode(part.file()) == Load.Mode.BULK
                || lying == 0
                || lying >= MOST_LAYERS
                || changed.different.size() * MOST_CHANGES > changed.all.size();
        List<Entry> entries = whole ? changed.all : changed.different;
        Sheets.write(written.sheets(), load.importId(), year, part, entries);
        layer(year, part.name(), whole, entries.size(), written);
    }

    private void layer(InstitutionYear year, String part, boolean whole, long records, Written written) {
        written.layers().add(load.importId(), load.sourceId(), year.orgId, (short) year.year, part, whole, records);
    }

    private void count(InstitutionYear year, Set<Part> changed, Written written) {
        Set<Part> counted = new HashSet<>(changed);
        boolean visits = counted.remove(Part.LOGINS);
        counted.remove(Part.MOVEMENTS);
        if (!counted.isEmpty()) {
            Tally tally = new Tally(year, (cell, entry, count, amount) -> cell.add(count, amount));
            long rows =
                    counts.add(year, tally.run(Set.of(Count.Source.values())).values());
            layer(year, Layers.COUNTS, true, rows, written);
            year.members.groups().forEach(group -> subjects.note(group.subject, group.about.subject()));
        }
        if (visits) {
            Visits.write(bulk, load.importId(), year);
            layer(year, Layers.VISITS, true, year.of(Part.LOGINS).size(), written);
        }
    }

    private List<LoadCount> all() {
        List<LoadCount> all = new ArrayList<>();
        incoming.counts().forEach((part, read) -> {
            long[] total = totals.getOrDefault(part, new long[5]);
            all.add(new LoadCount(part.file(), 0, "", read, total[1], total[2], total[3], total[4]));
        });
        all.addAll(byInstitution);
        return all;
    }
}
