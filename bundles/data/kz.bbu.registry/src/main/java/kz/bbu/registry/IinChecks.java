package kz.bbu.registry;

import java.time.LocalDate;
import java.util.Set;
import kz.bbu.api.platform.Load;
import kz.bbu.api.registry.NationalNumber;
import kz.bbu.api.store.Sql;

/** Compares the IINs of a new generation with each other and with birth dates; what does not agree is told and refuses nothing. */
final class IinChecks {
    private final Sql sql;
    private final Generations generations;
    private final IinVault vault;
    private final Load load;

    IinChecks(Sql sql, Generations generations, IinVault vault, Load load) {
        this.sql = sql;
        this.generations = generations;
        this.vault = vault;
        this.load = load;
    }

    void run(Set<Kind> kinds) {
        boolean persons = kinds.contains(Kind.PERSON);
        boolean demographics = kinds.contains(Kind.DEMOGRAPHICS);
        if (persons) {
            twice();
        }
        if (persons || demographics) {
            birthDates(generation(Kind.PERSON, persons), generation(Kind.DEMOGRAPHICS, demographics), demographics);
        }
    }

    private long generation(Kind kind, boolean comes) {
        return comes ? load.importId() : generations.published(load.sourceId(), kind, 0);
    }

    private void twice() {
        sql.each(
                "select max(line) from registry_person where generation = ? and ended = false and iin_hash is not null group by iin_hash having count(*) > 1",
                row -> load.findings().warning(Kind.PERSON.part(), row.getLong(1), "userIds", "", "value.iinTwice"),
                load.importId());
    }

    private void birthDates(long persons, long demographics, boolean demographicsCome) {
        sql.each(
                "select p.line, d.line, p.iin, d.birth from registry_person p join registry_demographics d on d.generation = ? and d.id = p.id where p.generation = ? and p.iin is not null and d.birth is not null",
                row -> {
                    LocalDate birth = Sql.date(row, 4).orElseThrow();
                    boolean differs = NationalNumber.birthDate(vault.open(row.getBytes(3)))
                            .filter(day -> !day.equals(birth))
                            .isPresent();
                    if (differs && demographicsCome) {
                        load.findings()
                                .warning(
                                        Kind.DEMOGRAPHICS.part(),
                                        row.getLong(2),
                                        "birthDate",
                                        birth.toString(),
                                        "value.birthDate");
                    } else if (differs) {
                        load.findings().warning(Kind.PERSON.part(), row.getLong(1), "userIds", "", "value.birthDate");
                    }
                },
                demographics,
                persons);
    }
}
