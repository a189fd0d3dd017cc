package kz.bbu.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.ZipException;
import kz.bbu.api.platform.Findings;

/** Reads the records of a CSV file by RFC 4180 in UTF-8; what cannot be read refuses the package with the line where it happened. */
final class CsvFile {
    private static final int LONGEST_FIELD = 1 << 20;

    private final PackageZip zip;
    private final String entry;
    private final String file;
    private final Findings findings;

    CsvFile(PackageZip zip, String entry, String file, Findings findings) {
        this.zip = zip;
        this.entry = entry;
        this.file = file;
        this.findings = findings;
    }

    void read(Consumer<CsvRecord> each) {
        long[] line = {1};
        try (InputStream in = zip.open(entry);
                BufferedReader reader = new BufferedReader(new InputStreamReader(
                        in,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            skipByteOrderMark(reader);
            try (CsvReader<CsvRecord> csv = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowExtraCharsAfterClosingQuote(false)
                    .allowUnclosedQuote(false)
                    .skipEmptyLines(true)
                    .maxBufferSize(LONGEST_FIELD)
                    .ofCsvRecord(reader)) {
                csv.forEach(csvRecord -> {
                    line[0] = csvRecord.getStartingLineNumber();
                    each.accept(csvRecord);
                });
            }
        } catch (CsvParseException e) {
            refuse(e.getCause() instanceof IOException io ? rule(io) : "csv.quote", line[0]);
        } catch (UncheckedIOException e) {
            refuse(rule(e.getCause()), line[0]);
        } catch (IOException e) {
            refuse(rule(e), line[0]);
        }
    }

    private static String rule(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "csv.encoding";
            }
        }
        return failure instanceof ZipException ? "zip.damaged" : "csv.quote";
    }

    private void refuse(String rule, long line) {
        findings.error(file, line, "", "", rule);
        throw new Refusal();
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }
}
