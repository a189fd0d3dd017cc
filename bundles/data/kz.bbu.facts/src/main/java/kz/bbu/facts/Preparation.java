package kz.bbu.facts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.bbu.api.access.Scope;
import kz.bbu.api.platform.Bulk;
import kz.bbu.api.platform.Load;
import kz.bbu.api.platform.LoadCount;
import kz.bbu.api.platform.Rosters;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.store.Sql;

/** Prepares the journals of one package, institution by institution, so that memory does not grow with it. */
final class Preparation {
    /** From this part of its records on, a file of an institution is written wholly instead of its changes. */
    private static final int MOST_CHANGES = 5;

    private static final int MOST_LAYERS = 24;

    private static final List<Part> OF_LESSONS = List.of(Part.HOMEWORK, Part.ATTENDANCE, Part.MARKS);

    private final Load load;
    private final Sql sql;
    private final Bulk bulk;
    private final Layers layers;
    private final Sheets sheets;
    private final Institutions.Of institutions;
    private final Rosters rosters;
    private final Scopes scopes;
    private final Subjects subjects;
    private final Spill spill;
    private final Incoming incoming;
    private final Results results;
    private final long version;
    private final CountsBook counts;
    private final Map<Part, long[]> totals = new EnumMap<>(Part.class);
    private final List<LoadCount> byInstitution = new ArrayList<>();

    Preparation(
            Load load,
            Sql sql,
            Bulk bulk,
            Layers layers,
            Sheets sheets,
            Institutions.Of institutions,
            Rosters rosters,
            Scopes scopes,
            Subjects subjects,
            Spill spill,
            Results results) {
        this.load = load;
        this.sql = sql;
        this.bulk = bulk;
        this.layers = layers;
        this.sheets = sheets;
        this.institutions = institutions;
        this.rosters = rosters;
        this.scopes = scopes;
        this.subjects = subjects;
        this.spill = spill;
        this.incoming = new Incoming(load, spill);
        this.results = results;
        this.version = layers.version();
        this.counts = new CountsBook(spill, load.importId());
    }

    List<LoadCount> run() {
        incoming.read();
        if (load.findings().hasErrors()) {
            return List.of();
        }
        boolean isGradebook = FactsPublisher.GRADEBOOK.stream().anyMatch(load::has);
        if (isGradebook) {
            incoming.readResults(rosters, results);
        }
        load.step("step.compare");
        try (Bulk.Writer sheetWriter = Sheets.writer(bulk);
                Bulk.Writer layerWriter = layers.writer(bulk)) {
            Written written = new Written(sheetWriter, layerWriter);
            if (isGradebook) {
                Set<Long> all = new TreeSet<>(incoming.organisations());
                all.addAll(layers.organisations(version, load.sourceId(), Part.RESULTS));
                all.forEach(organisation -> results(organisation, written));
            } else {
                incoming.organisations().stream()
                        .filter(this::isPermitted)
                        .forEach(organisation -> institution(organisation, written));
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
        Map<Part, List<Entry>> entries = new EnumMap<>(Part.class);
        incoming.counts().keySet().forEach(part -> entries.put(part, incoming.take(part, organisation)));
        boolean marksAlone = isMarksAlone(entries);
        Members members = marksAlone ? institutions.homerooms(organisation) : institutions.members(organisation);
        OpenYears years = years(organisation, members);
        Set<Part> whole = entries.keySet().stream().filter(this::isWhole).collect(Collectors.toSet());
        Map<Part, long[]> sums = new EnumMap<>(Part.class);
        years.byYear(entries, whole, incoming.replacedYear(organisation)).forEach((number, of) -> {
            InstitutionYear year = years.withLessons(number);
            if (!marksAlone) {
                year(year, of, written, sums);
            } else if (!fewMarks(year, of.get(Part.MARKS), written, sums)) {
                OpenYears all = years(organisation, institutions.members(organisation));
                year(all.withLessons(number), of, written, sums);
            }
        });
        sums.forEach((part, sum) -> {
            byInstitution.add(new LoadCount(part.file(), organisation, "", sum[0], sum[1], sum[2], sum[3], 0));
            long[] total = totals.computeIfAbsent(part, p -> new long[5]);
            for (int i = 0; i < total.length; i++) {
                total[i] += sum[i];
            }
        });
    }

    /** Takes the results of an institution, of whatever years: they are its whole gradebook, and the registry has checked and counted them. */
    private void results(long organisation, Written written) {
        Map<Integer, List<Entry>> byYear = new TreeMap<>();
        layers.years(version, organisation).forEach(year -> byYear.put(year, new ArrayList<>()));
        for (Entry entry : incoming.take(Part.RESULTS, organisation)) {
            int year = institutions.years().schoolYear(((Entry.Result) entry).day());
            byYear.computeIfAbsent(year, y -> new ArrayList<>()).add(entry);
        }
        // The journals of a year whose results stay as they are need not be read.
        byYear.entrySet()
                .removeIf(of -> !Changed.whole(
                                Part.RESULTS,
                                sheets.read(version, organisation, of.getKey(), Part.RESULTS, Set.of()),
                                of.getValue())
                        .isAny());
        if (!byYear.isEmpty()) {
            OpenYears years = years(organisation, institutions.members(organisation));
            byYear.forEach((year, of) ->
                    year(years.withLessons(year), Map.of(Part.RESULTS, of), written, new EnumMap<>(Part.class)));
        }
    }

    private OpenYears years(long organisation, Members members) {
        return new OpenYears(institutions, sheets, version, organisation, members, layers.years(version, organisation));
    }

    /** Takes what comes of a year that has its lessons. */
    private void year(InstitutionYear year, Map<Part, List<Entry>> of, Written written, Map<Part, long[]> sums) {
        Map<Part, Changed> changes = new EnumMap<>(Part.class);
        Map<Long, Long> groups = groups(year);
        for (Part part : Part.values()) {
            List<Entry> incomingOf = of.get(part);
            if (incomingOf != null) {
                List<Entry> before = sheets.readWithEnded(version, year.orgId, year.year, part, Set.of());
                Changed changed = isWhole(part)
                        ? Changed.whole(part, before, incomingOf)
                        : Changed.delta(part, before, incomingOf);
                changes.put(part, changed);
                year.put(part, changed.all);
            } else if (!year.has(part)) {
                year.put(part, sheets.read(version, year.orgId, year.year, part, Set.of()));
            }
        }
        changes.forEach((part, changed) -> sum(part, of.get(part).size(), changed, sums));
        moved(year, groups, changes);
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

    private static Map<Long, Long> groups(InstitutionYear year) {
        Map<Long, Long> groups = new HashMap<>();
        year.<Entry.Lesson>of(Part.LESSONS).forEach(lesson -> groups.put(lesson.id(), lesson.group()));
        return groups;
    }

    /** What belongs to lessons that another group has now is written there too: a pupil's figures are read from the sheets of the own groups. */
    private void moved(InstitutionYear year, Map<Long, Long> groups, Map<Part, Changed> changes) {
        Set<Long> lessons = new HashSet<>();
        if (changes.containsKey(Part.LESSONS)) {
            for (Entry entry : changes.get(Part.LESSONS).different) {
                Long group = groups.get(entry.id());
                if (!entry.ended() && group != null && group != ((Entry.Lesson) entry).group()) {
                    lessons.add(entry.id());
                }
            }
        }
        for (Part part : lessons.isEmpty() ? List.<Part>of() : OF_LESSONS) {
            List<Entry> moved = year.<Entry.OfLesson>of(part).stream()
                    .filter(entry -> lessons.contains(entry.lesson()))
                    .map(Entry.class::cast)
                    .toList();
            if (!moved.isEmpty()) {
                changes.computeIfAbsent(
                                part,
                                p -> Changed.nothing(sheets.readWithEnded(version, year.orgId, year.year, p, Set.of())))
                        .move(moved);
            }
        }
    }

    /** Whether a part comes as what there is and not as changes of it. */
    private boolean isWhole(Part part) {
        return part == Part.RESULTS || load.mode(part.file()) == Load.Mode.BULK;
    }

    private static void sum(Part part, long read, Changed changed, Map<Part, long[]> sums) {
        long[] sum = sums.computeIfAbsent(part, p -> new long[5]);
        long[] more = {read, changed.added, changed.changed, changed.ended, changed.skipped};
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
    }

    /** Whether a package changes nothing of an institution but marks. */
    private boolean isMarksAlone(Map<Part, List<Entry>> entries) {
        return FactsPublisher.ROSTER.stream().noneMatch(load::has)
                && entries.entrySet().stream()
                        .allMatch(of -> load.mode(of.getKey().file()) == Load.Mode.DELTA
                                && (of.getKey() == Part.MARKS || of.getValue().isEmpty()));
    }

    /** Takes marks by what they change, if they are few; false if all must be read. */
    private boolean fewMarks(InstitutionYear year, List<Entry> marks, Written written, Map<Part, long[]> sums) {
        List<Layers.Layer> lying = layers.visible(version, year.orgId, year.year, Part.MARKS.name());
        List<Layers.Layer> counted = layers.visible(version, year.orgId, year.year, Layers.COUNTS);
        if (!isFew(lying, marks.size()) || counted.isEmpty() || counted.size() >= MOST_LAYERS) {
            return false;
        }
        FewMarks few = new FewMarks(sheets, lying, year, marks);
        YearChecks checks = new YearChecks(load, rosters, year);
        checks.check(Part.MARKS, marks);
        checks.finish();
        if (!load.findings().hasErrors() && few.changed.isAny()) {
            Optional<Counts> difference = few.difference(new KeptCounts(sql, version, year));
            if (difference.isEmpty()) {
                return false;
            }
            write(year, Part.MARKS, false, few.changed.different, written);
            layer(year, Layers.COUNTS, false, counts.add(year, difference.get()), written);
        }
        sum(Part.MARKS, marks.size(), few.changed, sums);
        return true;
    }

    /** Whether some records may lie on the layers of a file, so that it need not be written wholly. */
    private static boolean isFew(List<Layers.Layer> lying, long more) {
        long above = lying.stream().skip(1).mapToLong(Layers.Layer::records).sum();
        return !lying.isEmpty()
                && lying.size() < MOST_LAYERS
                && (above + more) * MOST_CHANGES <= lying.get(0).records();
    }

    private void write(InstitutionYear year, Part part, Changed changed, Written written) {
        boolean whole = isWhole(part)
                || !isFew(layers.visible(version, year.orgId, year.year, part.name()), changed.different.size());
        write(year, part, whole, whole ? changed.whole() : changed.different, written);
    }

    private void write(InstitutionYear year, Part part, boolean whole, List<Entry> entries, Written written) {
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
            long rows = counts.add(year, Counts.of(year));
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
