package kz.bbu.intake;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kz.bbu.api.platform.Findings;

/** Reads the records of a CSV file by RFC 4180 in UTF-8; what cannot be read refuses the file with the line where it happened. */
final class CsvFile {
    /** Fields of a record that are kept; the specification's longest file has less than thirty columns. */
    static final int MOST_FIELDS = 200;

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

    void read(Consumer<CsvLine> each) {
        Records records = new Records();
        try (ReadAhead ahead = new ReadAhead(lines -> split(records, lines))) {
            ahead.forEach(each);
        } catch (CsvParseException e) {
            refuse("csv.quote", records.line);
        } catch (UncheckedIOException e) {
            refuse(e.getCause(), records.line);
        } catch (IOException e) {
            refuse(e, records.line);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void split(Records records, Consumer<CsvLine> each) throws IOException {
        try (InputStream in = zip.open(entry);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, decoder()))) {
            skipByteOrderMark(reader);
            try (CsvReader<CsvLine> csv = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowExtraCharsAfterClosingQuote(false)
                    .allowUnclosedQuote(false)
                    .skipEmptyLines(true)
                    .maxBufferSize(LONGEST_FIELD)
                    .build(records, reader)) {
                csv.forEach(each);
            }
        }
    }

    private void refuse(IOException failure, long line) {
        if (failure instanceof CharacterCodingException) {
            refuse("csv.encoding", lineOfBadByte());
        } else if (failure instanceof PackageZip.Damaged damaged) {
            refuse(damaged.rule(), 0);
        } else {
            // The buffer is full: only a field without an end is so long.
            refuse("csv.quote", line);
        }
    }

    private void refuse(String rule, long line) {
        findings.error(file, line, "", "", rule);
        throw new Refusal();
    }

    /** The reader decodes ahead of the records, so the line of a bad byte is looked for once it is known to be there. */
    private long lineOfBadByte() {
        long line = 1;
        ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
        CharBuffer chars = CharBuffer.allocate(1 << 13);
        CharsetDecoder decoder = decoder();
        try (InputStream in = zip.open(entry)) {
            for (int read = 0; read >= 0; bytes.compact()) {
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                boolean bad = decoder.decode(bytes, chars, read < 0).isError();
                line += chars.flip().chars().filter(c -> c == '\n').count();
                chars.clear();
                if (bad) {
                    return line;
                }
            }
            return line;
        } catch (IOException e) {
            return line;
        }
    }

    private static CharsetDecoder decoder() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\ufeff') {
            reader.reset();
        }
    }

    /** Builds records and knows the line of the one that is being read; a record of a million fields takes no more room than a good one. */
    private static final class Records extends AbstractBaseCsvCallbackHandler<CsvLine> {
        private long line = 1;
        private int count;
        private int bareQuote;
        private List<String> fields = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine;
            count = 0;
            bareQuote = -1;
            fields = new ArrayList<>();
        }

        @Override
        protected void handleField(int place, char[] buffer, int offset, int length, boolean quoted) {
            count++;
            if (count <= MOST_FIELDS) {
                String field = new String(buffer, offset, length);
                fields.add(field);
                bareQuote = bareQuote < 0 && !quoted && field.indexOf('"') >= 0 ? place : bareQuote;
            }
        }

        @Override
        protected CsvLine buildRecord() {
            return new CsvLine(line, count, fields, bareQuote);
        }
    }
}
