package kz.bbu.admin;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.api.text.Texts;

/** A list of people to invite, read from CSV (RFC 4180, comma or semicolon, UTF-8), with what is wrong in which line. */
final class InviteList {
    static final int LARGEST_MEGABYTES = 1;
    private static final int LARGEST = LARGEST_MEGABYTES * 1_000_000;
    private static final List<String> HEADER = List.of("name", "role", "email");

    final List<Invitee> people = new ArrayList<>();
    final List<String> errors = new ArrayList<>();

    private final Texts texts;
    private final Map<String, Role> roles;
    private final Set<String> addresses = new HashSet<>();

    /** A person of the list. */
    record Invitee(long line, String name, Role role, String email) {}

    private InviteList(Texts texts) {
        this.texts = texts;
        this.roles = roles();
    }

    /**
     * Reads a list.
     *
     * @throws Problem {@link CommonError#TOO_LARGE} if it has more than a megabyte
     */
    static InviteList read(InputStream in, Texts texts) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Problem(CommonError.TOO_LARGE, LARGEST_MEGABYTES);
        }
        InviteList list = new InviteList(texts);
        try {
            list.read(bytes);
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            list.errors.add(texts.text("invite.csv"));
        }
        return list;
    }

    private void read(byte[] bytes) throws IOException {
        String firstLine =
                new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        char separator = firstLine.indexOf(';') >= 0 ? ';' : ',';
        InputStreamReader reader = new InputStreamReader(
                new ByteArrayInputStream(bytes),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        boolean header = false;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader)) {
            for (CsvRecord line : csv) {
                if (header) {
                    take(line);
                } else if (isHeader(line)) {
                    header = true;
                } else {
                    errors.add(texts.text("invite.header"));
                    return;
                }
                if (people.size() > InviteView.MOST) {
                    errors.add(texts.text("invite.many", InviteView.MOST));
                    return;
                }
                if (errors.size() >= InviteView.MOST) {
                    // A list in a wrong form has an error in each line: the first ones tell enough.
                    return;
                }
            }
        }
        if (people.isEmpty() && errors.isEmpty()) {
            errors.add(texts.text("invite.empty"));
        }
    }

    private static boolean isHeader(CsvRecord line) {
        List<String> names = line.getFields().stream()
                .map(name -> name.replace("\ufeff", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        return names.equals(HEADER);
    }

    private void take(CsvRecord line) {
        long number = line.getStartingLineNumber();
        if (line.getFieldCount() != HEADER.size()) {
            wrong(number, texts.text("invite.fields"));
            return;
        }
        String email = line.getField(2).strip().toLowerCase(Locale.ROOT);
        Optional<Role> role =
                Optional.ofNullable(roles.get(line.getField(1).strip().toLowerCase(Locale.ROOT)));
        if (role.isEmpty()) {
            wrong(number, texts.text("invite.role", line.getField(1).strip()));
        } else if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            wrong(number, texts.text("invite.email", email));
        } else if (!addresses.add(email)) {
            wrong(number, texts.text("invite.twice", email));
        } else {
            people.add(new Invitee(number, line.getField(0).strip(), role.get(), email));
        }
    }

    void wrong(long line, String what) {
        errors.add(texts.text("invite.line", line, what));
    }

    private Map<String, Role> roles() {
        Map<String, Role> names = new HashMap<>();
        for (Role role : UserPages.ROLES) {
            names.put(role.name().toLowerCase(Locale.ROOT), role);
            for (Language language : Language.values()) {
                names.put(texts.in(language).term("role", role.name()).toLowerCase(Locale.ROOT), role);
            }
        }
        return names;
    }
}
