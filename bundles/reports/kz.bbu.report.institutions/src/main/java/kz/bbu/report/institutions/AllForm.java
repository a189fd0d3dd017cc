package kz.bbu.report.institutions;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.bbu.api.registry.Institution;
import kz.bbu.api.report.Cell;
import kz.bbu.api.report.Column;
import kz.bbu.api.report.Layout;
import kz.bbu.api.report.Rows;
import kz.bbu.api.text.Texts;

/** The form «Барлық ББМ бойынша»: one row an institution with everything that the registry keeps (S33). */
final class AllForm {
    private final Texts texts;

    AllForm(Texts texts) {
        this.texts = texts;
    }

    static Layout.Builder columns(Layout.Builder layout) {
        return layout.columns(
                Column.text("name"),
                Column.text("type"),
                Column.text("authority"),
                Column.text("legalForm").under("group.structure"),
                Column.integer("shifts").under("group.structure"),
                Column.text("languages").under("group.structure"),
                Column.text("address").under("group.place"),
                Column.text("kato").under("group.place"),
                Column.text("head"),
                Column.text("phone").under("group.contacts"),
                Column.text("email").under("group.contacts"),
                Column.text("website").under("group.contacts"),
                Column.text("licenceNumber").under("group.licence"),
                Column.date("licenceDate").under("group.licence"),
                Column.text("licenceIssuer").under("group.licence"),
                Column.text("accreditationNumber").under("group.accreditation"),
                Column.text("accreditationAgency").under("group.accreditation"),
                Column.date("accreditationFrom").under("group.accreditation"),
                Column.date("accreditationUntil").under("group.accreditation"),
                Column.date("attestationDate").under("group.attestation"),
                Column.text("attestationResult").under("group.attestation"),
                Column.date("attestationNext").under("group.attestation"),
                Column.text("bin"));
    }

    void fill(Selection selection, Rows rows) {
        selection.figures(rows);
        for (Institution institution : selection.institutions()) {
            add(institution, selection.papers(), rows);
        }
    }

    private void add(Institution institution, Papers papers, Rows rows) {
        Cell legalForm =
                given(institution.legalForm().isEmpty() ? "" : texts.term("legalForm", institution.legalForm()));
        rows.add(
                Long.toString(institution.id()),
                Cell.of(institution.name()).link(institution.profileUrl()),
                texts.term("institutionType", institution.type()),
                given(institution.authorityName()),
                legalForm,
                institution.shifts() < 0 ? notGiven() : Cell.of(institution.shifts()),
                given(languages(institution)),
                given(institution.contacts().address(texts.language())),
                given(institution.kato()),
                given(head(institution)),
                linked("tel:", institution.contacts().phone()),
                linked("mailto:", institution.contacts().email()),
                website(institution.contacts().website()),
                licenceNumber(institution, papers),
                given(institution.licence().date()),
                given(institution.licence().issuer()),
                accreditationNumber(institution, papers),
                given(institution.accreditation().agency()),
                given(institution.accreditation().from()),
                accreditationUntil(institution, papers),
                given(institution.attestation().date()),
                given(institution.attestation().result()),
                attestationNext(institution, papers),
                given(institution.bin()));
    }

    private Cell licenceNumber(Institution institution, Papers papers) {
        if (!institution.licence().number().isEmpty()) {
            return Cell.of(institution.licence().number());
        }
        return papers.needsLicence(institution) ? lacking("warning.noLicence") : notNeeded();
    }

    private Cell accreditationNumber(Institution institution, Papers papers) {
        if (!institution.accreditation().number().isEmpty()) {
            return Cell.of(institution.accreditation().number());
        }
        return papers.needsAccreditation(institution) ? lacking("warning.noAccreditation") : notNeeded();
    }

    private Cell accreditationUntil(Institution institution, Papers papers) {
        Cell until = given(institution.accreditation().until());
        boolean expired = papers.accreditation(institution)
                .filter(Papers.Fault.EXPIRED::equals)
                .isPresent();
        return expired ? until.warn(texts.text("warning.expired")) : until;
    }

    private Cell attestationNext(Institution institution, Papers papers) {
        Cell next = given(institution.attestation().next());
        return papers.attestationIsOverdue(institution) ? next.warn(texts.text("warning.overdue")) : next;
    }

    private String head(Institution institution) {
        String position =
                institution.headPosition().isEmpty() ? "" : ", " + texts.term("position", institution.headPosition());
        return institution.headName().isEmpty() ? "" : institution.headName() + position;
    }

    private String languages(Institution institution) {
        return institution.languages().stream()
                .map(code -> texts.term("language", code))
                .collect(Collectors.joining(", "));
    }

    private Cell linked(String scheme, String value) {
        return value.isEmpty() ? notGiven() : Cell.of(value).link(scheme + value.replaceAll("[\\s()]", ""));
    }

    private Cell website(String address) {
        boolean whole = address.startsWith("http://") || address.startsWith("https://");
        return address.isEmpty() ? notGiven() : Cell.of(address).link(whole ? address : "https://" + address);
    }

    private Cell given(String value) {
        return value.isEmpty() ? notGiven() : Cell.of(value);
    }

    private Cell given(Optional<LocalDate> date) {
        return date.map(day -> Cell.of((Object) day)).orElseGet(this::notGiven);
    }

    private Cell notGiven() {
        return Cell.missing(texts.text("missing.notGiven"));
    }

    private Cell notNeeded() {
        return Cell.missing(texts.text("missing.notNeeded"));
    }

    private Cell lacking(String warning) {
        return Cell.missing(texts.text("missing.notGiven")).warn(texts.text(warning));
    }
}
