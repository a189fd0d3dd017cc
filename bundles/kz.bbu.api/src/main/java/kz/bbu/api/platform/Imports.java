package kz.bbu.api.platform;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Takes packages in and tells what became of them, within the viewer's scope. */
@ProviderType
public interface Imports {
    /**
     * Keeps a package and queues its import as a job.
     *
     * @param content the zip; streamed to disk, limited by the setting of kz.bbu.intake
     * @return the import's id
     * @throws kz.bbu.api.problem.Problem if it is too large, the authority is outside the viewer's scope, or the source belongs to another authority
     */
    long submit(Submission submission, InputStream content);

    /**
     * Queues an import again while its package is kept (7 days); one that was published stays as it is, and its package becomes a new import.
     *
     * @return the import that is queued
     */
    long repeat(long importId);

    /** Loads an import that asked for confirmation because it would end more than 10 % of a kind. */
    void confirm(long importId);

    /** Why an import cannot be undone, in the reader's language; empty if it can. */
    Optional<String> whyNotUndo(long importId);

    /**
     * Brings back what was before an import that is done; possible for 30 days, as long as no later import is based on it.
     *
     * <p>The positions of organisations are new then: whoever asked sees nothing more with the scope of this request.
     *
     * @return the import as it is then
     * @throws kz.bbu.api.problem.Problem if it cannot be undone
     */
    Import undo(long importId);

    Optional<Import> find(long importId);

    /** The imports that the viewer may see, newest first. */
    List<Import> list(int offset, int limit);

    /** The errors and warnings that were kept, errors first, by file and line. */
    void findings(long importId, Consumer<Finding> each);

    /** How often each rule was broken in each file, errors first, the most frequent first; all are counted, also those that were not kept. */
    List<Group> groups(long importId);

    /** What the last import of the same source before an import read, by file; a file that none of them had is not there. */
    Map<String, Before> before(long importId);

    /**
     * What an import does at institutions, by their names in the order of the Kazakh alphabet; kept for imports whose package had no error.
     *
     * @param search a part of the name, found however it is typed; empty for all
     * @param unchanged whether institutions are given too where nothing changes
     */
    Institutions institutions(long importId, String search, boolean unchanged, int offset, int limit);

    /** The sources of the viewer's scope by name. */
    List<Source> sources();

    /** What somebody asks for. Source: an existing one, or a name for a new one; with neither the manifest's source.systemName/systemCode decides, else the file's name. */
    record Submission(
            String fileName,
            long authorityId,
            OptionalLong sourceId,
            String sourceName,
            boolean strict,
            boolean dryRun,
            String legalBasis) {}

    /** Whose packages belong together. */
    record Source(long id, String name, long authorityId, Optional<Instant> lastPublished) {}

    /** The states of an import, in the order in which it passes them. */
    enum State {
        QUEUED,
        CHECKING,
        LOADING,
        /** It would end more than 10 % of a kind of records: a person must say yes. */
        CONFIRMING,
        PUBLISHING,
        DONE,
        REFUSED,
        FAILED,
        INTERRUPTED,
        CANCELLED,
        /** It was done, and then what was before was brought back. */
        UNDONE
    }

    /** An import as people see it. {@code jobId} shows the progress while it runs; {@code error} is in the reader's language; {@code counts} are of the package as a whole, by file. */
    record Import(
            long id,
            long jobId,
            State state,
            String fileName,
            long bytes,
            String sha256,
            long sourceId,
            String sourceName,
            long authorityId,
            boolean strict,
            boolean dryRun,
            String legalBasis,
            String account,
            Instant submitted,
            Optional<Instant> ended,
            long errors,
            long warnings,
            String error,
            Optional<Undone> undone,
            List<LoadCount> counts) {}

    /** The rows of a file that an earlier import read. */
    record Before(long importId, long read) {}

    /** Some institutions of an import, and how many there are. */
    record Institutions(long count, List<Institution> institutions) {}

    /** What an import does at an institution, by file; the name is that of then, empty where nobody knew it. */
    record Institution(long id, String name, List<LoadCount> counts) {}

    /** Who brought back what was before an import, and when. */
    record Undone(Instant at, String account) {}

    /** The findings of a file by one rule; the text of the rule is in the reader's language. */
    record Group(boolean isError, String file, String rule, String text, long count) {}

    /** An error or a warning; the text of the rule is in the reader's language. */
    record Finding(boolean isError, String file, long line, String column, String value, String rule, String text) {}
}
