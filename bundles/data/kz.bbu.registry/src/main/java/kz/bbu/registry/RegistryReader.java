package kz.bbu.registry;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Scopes;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Coverage;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.registry.Head;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.registry.InstitutionQuery;
import kz.bbu.api.registry.Registry;
import kz.bbu.api.registry.Unit;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The registry for readers: {@link Registry} within the viewer's scope, {@link Directory} for everybody without persons. */
@Component(service = {Registry.class, Directory.class, Scopes.class})
public final class RegistryReader implements Registry, Directory, Scopes {
    /** The order of the shared terms. */
    private static final List<String> TYPES = List.of(
            "kindergarten",
            "preschoolCentre",
            "primarySchool",
            "lowerSecondarySchool",
            "secondarySchool",
            "gymnasium",
            "lyceum",
            "schoolGymnasium",
            "schoolLyceum",
            "boardingSchool",
            "specialSchool",
            "eveningSchool",
            "college",
            "higherCollege",
            "extracurricular");

    private static final String VISIBLE_STAFF =
            " from registry_staff s join registry_published p on p.part = 'journal/staff' and p.org_id = s.org_id and p.generation = s.generation"
                    + " join registry_published pp on pp.source_id = p.source_id and pp.part = 'roster/users' and pp.org_id = 0"
                    + " join registry_person pe on pe.generation = pp.generation and pe.id = s.person_id"
                    + " left join registry_published pa on pa.source_id = p.source_id and pa.part = 'journal/accounts' and pa.org_id = 0"
                    + " left join registry_account ac on ac.generation = pa.generation and ac.id = s.person_id";

    private final Sql sql;
    private final Organisations organisations;
    private final Transactions transactions;
    private final TreeBuilder trees;
    private final Generations generations;

    @Activate
    public RegistryReader(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Transactions transactions,
            @Reference Alphabet alphabet) {
        this.sql = new Sql(store);
        this.organisations = new Organisations(sql, alphabet);
        this.transactions = transactions;
        this.trees = new TreeBuilder(sql, alphabet);
        this.generations = new Generations(sql);
        makeRoot();
    }

    private void makeRoot() {
        if (sql.number("select count(*) from registry_root") == 0) {
            describeRoot("Білім басқармасы", "", "region");
        }
    }

    @Override
    public void describeRoot(String name, String bin, String slug) {
        transactions.run(() -> {
            sql.update("delete from registry_root");
            sql.update(
                    "insert into registry_root (id, name, bin, slug) values (?, ?, ?, ?)", Ids.ROOT, name, bin, slug);
            // Trees are named by imports, from 1; those that a person asks for go below.
            long tree = Math.min(0, sql.number("select min(tree) from registry_node")) - 1;
            trees.build(tree);
            generations.point(0, Generations.TREE, 0, tree);
            return null;
        });
    }

    @Override
    public long root() {
        return Ids.ROOT;
    }

    @Override
    public Scope of(long organisationId) {
        return organisations
                .authority(organisationId)
                .map(a -> new Scope(a.position(), a.lastPosition()))
                .or(() -> position(organisationId))
                .orElse(Scope.NOTHING);
    }

    /** The scope of an institution, for those who work in one. */
    private Optional<Scope> position(long id) {
        return sql.one(
                "select position, last_position from registry_node where tree = ? and id = ?",
                row -> new Scope(row.getLong(1), row.getLong(2)),
                generations.tree(),
                id);
    }

    @Override
    public Optional<String> name(long organisationId) {
        return sql.one(
                "select name from registry_node where tree = ? and id = ?",
                row -> row.getString(1),
                generations.tree(),
                organisationId);
    }

    @Override
    public List<Authority> authorities() {
        Scope scope = scope();
        return organisations.authorities().stream()
                .filter(a -> scope.contains(a.position()))
                .toList();
    }

    @Override
    public Optional<Authority> authority(long id) {
        return authorities().stream().filter(a -> a.id() == id).findFirst();
    }

    @Override
    public void institutions(InstitutionQuery query, Consumer<Institution> each) {
        organisations.institutions(scope(), query, each);
    }

    @Override
    public long count(InstitutionQuery query) {
        return organisations.count(scope(), query);
    }

    @Override
    public Optional<Institution> institution(long id) {
        return organisations.institution(scope(), id);
    }

    @Override
    public Map<Long, People> people(InstitutionQuery query) {
        Scope scope = organisations.narrowed(scope(), query);
        Map<Long, People> people = new HashMap<>();
        sql.each(
                "select r.org_id, sum(r.pupils), sum(r.staff), sum(r.parents), sum(r.pupil_users), sum(r.staff_users), sum(r.parent_users)"
                        + " from registry_people r join registry_published p on p.part = 'people' and p.generation = r.generation"
                        + " join registry_node n on n.tree = ? and n.id = r.org_id"
                        + " where n.kind = 'INSTITUTION' and n.position >= ? and n.position <= ? group by r.org_id",
                row -> people.put(
                        row.getLong(1),
                        new People(
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getLong(7))),
                generations.tree(),
                scope.first(),
                scope.last());
        return people;
    }

    @Override
    public List<String> types() {
        List<String> present = organisations.types(scope());
        return present.stream()
                .sorted(java.util.Comparator.comparingInt(
                                (String t) -> TYPES.contains(t) ? TYPES.indexOf(t) : TYPES.size())
                        .thenComparing(t -> t))
                .toList();
    }

    @Override
    public Coverage coverage(InstitutionQuery query) {
        Scope scope = organisations.narrowed(scope(), query);
        long all = organisations.count(scope, InstitutionQuery.ALL.ofTypes(query.types()));
        long covered = sql.number(
                "select count(distinct n.id) from registry_node n join registry_published p on p.source_id = n.source_id and p.part = 'journal/institutions' and p.org_id = n.id"
                        + " where n.tree = ? and n.kind = 'INSTITUTION' and n.position >= ? and n.position <= ?",
                generations.tree(),
                scope.first(),
                scope.last());
        Optional<Optional<Instant>> asOf = sql.one(
                "select max(g.changed) from registry_generation g join registry_published p on p.generation = g.id join registry_node n on n.tree = ? and n.source_id = p.source_id"
                        + " where n.position >= ? and n.position <= ?",
                row -> Sql.instant(row, 1),
                generations.tree(),
                scope.first(),
                scope.last());
        return new Coverage(Math.min(covered, all), all, asOf.flatMap(o -> o));
    }

    private static Scope scope() {
        return Viewer.current().scope();
    }

    // Directory: public, so positions come from the authority that is asked for and no person is read but heads.

    @Override
    public Authority rootAuthority() {
        return organisations.authority(Ids.ROOT).orElseThrow(() -> new Problem(CommonError.UNAVAILABLE));
    }

    @Override
    public Optional<Authority> authority(String slug) {
        return organisations.authorities().stream()
                .filter(a -> a.slug().equals(slug))
                .findFirst();
    }

    @Override
    public List<Authority> children(long authorityId) {
        return organisations.authorities().stream()
                .filter(a -> a.parent().isPresent() && a.parent().getAsLong() == authorityId)
                .toList();
    }

    @Override
    public List<Authority> path(long authorityId) {
        Optional<Authority> last = organisations.authority(authorityId);
        return last.map(l -> organisations.authorities().stream()
                        .filter(a -> a.position() <= l.position() && l.position() <= a.lastPosition())
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<Unit> units(long authorityId) {
        return organisations.units(authorityId);
    }

    @Override
    public List<Head> heads(long authorityId) {
        return sql.list(
                "select pe.family, pe.given, pe.middle, s.position, pe.phone, pe.email, ac.profile_url" + VISIBLE_STAFF
                        + " where s.position in ('head', 'deputyHead') and (s.org_id = ? or s.org_id in (select id from registry_same where canonical_id = ?))"
                        + " order by case when s.position = 'head' then 0 else 1 end, pe.name_sort",
                row -> {
                    StringJoiner name = new StringJoiner(" ");
                    name.add(row.getString(1)).add(row.getString(2));
                    if (!Sql.text(row, 3).isEmpty()) {
                        name.add(Sql.text(row, 3));
                    }
                    return new Head(
                            name.toString(), row.getString(4), Sql.text(row, 5), Sql.text(row, 6), Sql.text(row, 7));
                },
                authorityId,
                authorityId);
    }

    @Override
    public void institutions(long authorityId, InstitutionQuery query, Consumer<Institution> each) {
        organisations.institutions(Scope.EVERYTHING, query.under(authorityId), each);
    }

    @Override
    public long count(long authorityId, InstitutionQuery query) {
        return organisations.count(Scope.EVERYTHING, query.under(authorityId));
    }
}
