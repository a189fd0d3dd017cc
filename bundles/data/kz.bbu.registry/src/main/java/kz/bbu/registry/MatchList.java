package kz.bbu.registry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import kz.bbu.api.access.Audit;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Matches;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.store.Sql;
import kz.bbu.api.store.Store;
import kz.bbu.api.store.Transactions;
import kz.bbu.api.text.Alphabet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The work list of what sources say differently, and the decisions. */
@Component
public final class MatchList implements Matches {
    private static final String NODE =
            " left join registry_same s on s.id = %1$s join registry_node k on k.tree = ? and k.id = coalesce(s.canonical_id, %1$s) and k.position >= ? and k.position <= ?";

    /** What one request looks at, since each record needs the data of both sides. */
    private static final int LOOKED_AT = 300;

    private final Sql sql;
    private final Transactions transactions;
    private final Alphabet alphabet;
    private final Trees trees;
    private final IinVault vault;
    private final Audit audit;
    private final Generations generations;

    @Activate
    public MatchList(
            @Reference(target = "(store=kz.bbu.registry)") Store store,
            @Reference Transactions transactions,
            @Reference Alphabet alphabet,
            @Reference Trees trees,
            @Reference IinVault vault,
            @Reference Audit audit) {
        this.sql = new Sql(store);
        this.transactions = transactions;
        this.alphabet = alphabet;
        this.trees = trees;
        this.vault = vault;
        this.audit = audit;
        this.generations = new Generations(sql);
    }

    /** A row of the table. */
    private record Noted(
            long id, Kind kind, MatchBook.Pair pair, State state, String account, Optional<Instant> decided) {}

    /** A side with what it is compared by. */
    private record Known(Side side, String number, MatchBook.Traits traits) {}

    @Override
    public Part list(State state, long after, int limit) {
        List<Match> found = new ArrayList<>();
        List<Noted> looked =
                noted("state = ? and id > ? order by id fetch first " + LOOKED_AT + " rows only", state.name(), after);
        long last = after;
        for (Noted noted : looked) {
            if (found.size() < limit) {
                match(noted).ifPresent(found::add);
                last = noted.id();
            }
        }
        audit.record("match.list", state + ", " + found.size());
        boolean isEnd =
                sql.number("select count(*) from registry_match where state = ? and id > ?", state.name(), last) == 0;
        return new Part(found, isEnd ? OptionalLong.empty() : OptionalLong.of(last));
    }

    @Override
    public void decide(long id, State decision) {
        Noted noted = noted("id = ?", id).stream()
                .filter(candidate -> match(candidate).isPresent())
                .findFirst()
                .orElseThrow(() -> new Problem(CommonError.NOT_FOUND));
        transactions.run(() -> {
            trees.lock();
            sql.update(
                    "update registry_match set state = ?, decided = ?, account = ? where id = ?",
                    decision.name(),
                    Instant.now(),
                    Viewer.current().name(),
                    id);
            audit.record("match." + decision.name().toLowerCase(Locale.ROOT), Long.toString(id));
            boolean changes = noted.state() == State.SAME
                    || noted.state() == State.DIFFERENT
                    || decision == State.SAME
                    || decision == State.DIFFERENT;
            if (changes) {
                trees.publish();
            }
            return null;
        });
    }

    private List<Noted> noted(String condition, Object... values) {
        return sql.list(
                "select id, kind, first_source, first_id, second_source, second_id, state, account, decided from registry_match where "
                        + condition,
                MatchList::read,
                values);
    }

    private static Noted read(ResultSet row) throws SQLException {
        return new Noted(
                row.getLong(1),
                Kind.valueOf(row.getString(2)),
                new MatchBook.Pair(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)),
                State.valueOf(row.getString(7)),
                row.getString(8),
                Sql.instant(row, 9));
    }

    /** What both sides say now; empty if one is not there, is outside the scope, or nothing is left to decide. */
    private Optional<Match> match(Noted noted) {
        MatchBook.Pair pair = noted.pair();
        boolean person = noted.kind() == Kind.PERSON;
        Optional<Known> first =
                person ? person(pair.firstSource(), pair.first()) : organisation(pair.firstSource(), pair.first());
        Optional<Known> second =
                person ? person(pair.secondSource(), pair.second()) : organisation(pair.secondSource(), pair.second());
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        boolean decided = noted.state() == State.SAME || noted.state() == State.DIFFERENT;
        boolean sameNumber = first.get().number().equals(second.get().number());
        boolean agree = first.get().traits().agree(second.get().traits())
                && MatchBook.typesAgree(
                        first.get().side().type(), second.get().side().type());
        return !decided && (agree || !sameNumber)
                ? Optional.empty()
                : Optional.of(new Match(
                        noted.id(),
                        noted.kind(),
                        person
                                ? NationalNumber.masked(first.get().number())
                                : first.get().number(),
                        first.get().side(),
                        second.get().side(),
                        noted.state(),
                        noted.account(),
                        noted.decided()));
    }

    private Optional<Known> person(long source, long id) {
        Scope scope = Viewer.current().scope();
        Optional<String> where = sql.one(
                "select k.name from registry_role r" + NODE.formatted("r.org_id")
                        + " where r.generation = ? and r.person_id = ? order by k.position fetch first 1 rows only",
                row -> row.getString(1),
                Positions.tree(scope, generations),
                scope.first(),
                scope.last(),
                generations.published(source, kz.bbu.registry.Kind.ROLE, 0),
                id);
        return where.flatMap(organisation -> sql.one(
                "select p.family, p.given, p.middle, p.name_fold, d.birth, p.iin from registry_person p left join registry_demographics d on d.generation = ? and d.id = p.id where p.generation = ? and p.id = ? and p.iin is not null",
                row -> {
                    String name = (row.getString(1) + " " + row.getString(2) + " " + Sql.text(row, 3)).strip();
                    MatchBook.Traits traits = new MatchBook.Traits(row.getString(4), Sql.date(row, 5));
                    Side side = new Side(source, name, traits.birth(), "", organisation);
                    return new Known(side, vault.open(row.getBytes(6)), traits);
                },
                generations.published(source, kz.bbu.registry.Kind.DEMOGRAPHICS, 0),
                generations.published(source, kz.bbu.registry.Kind.PERSON, 0),
                id));
    }

    private Optional<Known> organisation(long source, long id) {
        Scope scope = Viewer.current().scope();
        return sql.one(
                "select o.name, o.identifier, i.bin, i.type, u.name from registry_org o" + NODE.formatted("o.id")
                        + " left join registry_node u on u.tree = k.tree and u.id = k.parent_id left join registry_institution i on i.generation = ? and i.id = o.id where o.generation = ? and o.id = ?",
                row -> {
                    String name = row.getString(1);
                    String number = NationalNumber.isBin(row.getString(2)) ? row.getString(2) : Sql.text(row, 3);
                    Side side = new Side(source, name, Optional.empty(), Sql.text(row, 4), Sql.text(row, 5));
                    return new Known(side, number, new MatchBook.Traits(alphabet.fold(name), Optional.empty()));
                },
                Positions.tree(scope, generations),
                scope.first(),
                scope.last(),
                generations.published(source, kz.bbu.registry.Kind.INSTITUTION, id),
                generations.published(source, kz.bbu.registry.Kind.ORG, 0),
                id);
    }
}
