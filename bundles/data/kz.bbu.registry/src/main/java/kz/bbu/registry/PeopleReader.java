package kz.bbu.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.People;
import kz.bbu.api.registry.PersonQuery;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds people within the scope of the viewer, who must be there: a few organisations directly, many through the index of names. */
@Component
public final class PeopleReader implements People {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final int DAYS = 7;

    /** As many people as are read directly although there is an index. */
    private static final int FEW = 4_000;

    /** As many as are read directly where there is none. */
    private static final int MOST_WITHOUT_INDEX = 20_000;

    private static final String DIRECT = "d";

    private final Sql sql;
    private final Generations generations;
    private final Organisations organisations;
    private final PeopleIndex index;
    private final PersonWords words;
    private final PersonRows rows;
    private final AuthorityPeople authorities;
    private final Clock clock;
    private final int few;
    private final int mostWithoutIndex;

    @Activate
    public PeopleReader(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Alphabet alphabet,
            @Reference PeopleIndex index) {
        this(store, alphabet, index, Clock.system(ZONE), FEW, MOST_WITHOUT_INDEX);
    }

    /** Takes the clock that tells who is enrolled today, and how many people are read directly with and without an index. */
    PeopleReader(Store store, Alphabet alphabet, PeopleIndex index, Clock clock, int few, int mostWithoutIndex) {
        this.sql = new Sql(store);
        this.generations = new Generations(sql);
        this.organisations = new Organisations(sql, alphabet);
        this.index = index;
        this.words = new PersonWords(alphabet);
        this.rows = new PersonRows(sql);
        this.authorities = new AuthorityPeople(sql, rows);
        this.clock = clock;
        this.few = few;
        this.mostWithoutIndex = mostWithoutIndex;
    }

    /** The positions of an authority with all below it, in the tree that the viewer sees. */
    private record Place(long tree, Scope scope, boolean isRoot) {}

    private Place place(long authorityId) {
        Viewer viewer = Viewer.current();
        Authority authority = viewer.may(Role.STAFF)
                ? organisations
                        .authority(viewer.scope(), organisations.canonical(authorityId))
                        .orElse(null)
                : null;
        if (authority == null || !viewer.scope().contains(new Scope(authority.position(), authority.lastPosition()))) {
            throw new Problem(CommonError.FORBIDDEN);
        }
        Scope scope = new Scope(authority.position(), authority.lastPosition());
        return new Place(
                Positions.tree(scope, generations), scope, authority.parent().isEmpty());
    }

    @Override
    public Found find(PersonQuery query) {
        Place place = place(query.authorityId());
        Optional<PeopleIndex.Half> half = index.newest();
        Optional<LocalDate> loginsUntil = half.flatMap(PeopleIndex.Half::loginsUntil);
        LocalDate since = loginsUntil.orElseGet(() -> LocalDate.now(clock)).minusDays(DAYS - 1L);
        Wanted wanted = new Wanted(query, words.terms(query.text()), since);
        if (!query.text().isBlank() && wanted.terms().isEmpty()) {
            // Signs without a letter or a figure are in nobody's name.
            return new Found(List.of(), OptionalLong.of(0), Optional.empty(), false, State.COMPLETE, loginsUntil);
        }
        if (query.institution().isPresent() || query.category().isOfAuthority()) {
            return directly(place, wanted, loginsUntil);
        }
        long people = people(place);
        if (people <= (half.isPresent() ? few : mostWithoutIndex)) {
            return directly(place, wanted, loginsUntil);
        }
        if (half.isEmpty()) {
            return new Found(List.of(), OptionalLong.empty(), Optional.empty(), false, State.MISSING, loginsUntil);
        }
        State state = index.isOf(half.get(), place.tree()) ? State.COMPLETE : State.BEHIND;
        PeopleSearch search = new PeopleSearch(sql, rows, words, half.get(), wanted);
        return search.find(place.tree(), place.scope(), place.isRoot(), people, state);
    }

    private long people(Place place) {
        return sql.number(
                "select sum(pupils + staff + parents) from registry_node where tree = ? and position >= ? and position <= ?",
                place.tree(),
                place.scope().first(),
                place.scope().last());
    }

    /** Reads everybody of an institution, of the authorities themselves, or of all that are there. */
    private Found directly(Place place, Wanted wanted, Optional<LocalDate> loginsUntil) {
        PersonQuery query = wanted.query();
        if (query.category().isOfAuthority() && query.institution().isEmpty()) {
            Window window = new Window(wanted);
            authorities.of(place.tree(), place.scope()).forEach(window::take);
            return window.found(loginsUntil);
        }
        List<Object> values = new ArrayList<>();
        String condition = "";
        if (query.institution().isPresent()) {
            condition += " and n.kind = 'INSTITUTION' and n.id = ?";
            values.add(organisations.canonical(query.institution().getAsLong()));
        }
        if (query.schoolClass().isPresent()) {
            LocalDate today = LocalDate.now(clock);
            condition +=
                    " and r.person_id in (select e.person_id from registry_enrollment e where e.generation = t.enrollment_generation and e.org_id = t.org_id and e.class_id = ? and (e.begins is null or e.begins <= ?) and (e.ends is null or e.ends > ?))";
            values.addAll(List.of(query.schoolClass().getAsLong(), today, today));
        }
        Window window = new Window(wanted);
        rows.each(place.tree(), place.scope(), condition, values, window::take);
        return window.found(loginsUntil);
    }

    /** The page of a list that is read from its beginning. */
    private final class Window {
        private final Wanted wanted;
        private final long skip;
        private final List<Person> page = new ArrayList<>();
        private long count;

        Window(Wanted wanted) {
            this.wanted = wanted;
            String after = wanted.query().after();
            this.skip = after.matches(DIRECT + "[0-9]{1,9}") ? Long.parseLong(after.substring(DIRECT.length())) : 0;
        }

        void take(Listed person) {
            if (wanted.has(person, words)) {
                if (count >= skip && page.size() < wanted.query().limit()) {
                    page.add(person.shown());
                }
                count++;
            }
        }

        Found found(Optional<LocalDate> loginsUntil) {
            long end = skip + page.size();
            Optional<String> next = end < count && !page.isEmpty() ? Optional.of(DIRECT + end) : Optional.empty();
            return new Found(page, OptionalLong.of(count), next, false, State.COMPLETE, loginsUntil);
        }
    }

    @Override
    public Map<Category, Count> counts(long authorityId) {
        Place place = place(authorityId);
        Map<Category, Count> counts = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            counts.put(category, new Count(0, 0));
        }
        sql.each(
                "select i.type, sum(n.staff), sum(n.staff_users), sum(n.pupils), sum(n.pupil_users), sum(n.parents), sum(n.parent_users) from registry_node n left join registry_institution i on i.generation = n.profile_generation and i.id = n.profile_id where n.tree = ? and n.kind = 'INSTITUTION' and n.position >= ? and n.position <= ? group by i.type",
                row -> {
                    add(counts, Category.STAFF, row.getLong(2), row.getLong(3));
                    add(counts, Listed.learner(Sql.text(row, 1)), row.getLong(4), row.getLong(5));
                    add(counts, Category.LEARNERS, row.getLong(4), row.getLong(5));
                    add(counts, Category.PARENTS, row.getLong(6), row.getLong(7));
                },
                place.tree(),
                place.scope().first(),
                place.scope().last());
        for (Category category : List.of(Category.STAFF, Category.LEARNERS, Category.PARENTS)) {
            Count count = counts.get(category);
            add(counts, Category.ALL, count.persons(), count.registered());
        }
        for (Listed person : authorities.of(place.tree(), place.scope())) {
            long registered = person.registered() ? 1 : 0;
            add(counts, Category.ALL, 1, registered);
            person.categories().forEach(category -> add(counts, category, 1, registered));
        }
        return counts;
    }

    private static void add(Map<Category, Count> counts, Category category, long persons, long registered) {
        counts.merge(
                category,
                new Count(persons, registered),
                (one, other) -> new Count(one.persons() + other.persons(), one.registered() + other.registered()));
    }
}
