package kz.bbu.tab.forum;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.bbu.api.files.FileName;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Texts;
import org.glassfish.jersey.media.multipart.FormDataBodyPart;

/** The part of a form in which files are attached: a field for new ones, and a box to tick for each that is there or was. */
final class FileFields {
    /** The field of new files. */
    static final String FIELD = "file";

    private final Attachments attachments;
    private final Texts texts;

    FileFields(Attachments attachments, Texts texts) {
        this.attachments = attachments;
        this.texts = texts;
    }

    /** Offers the files that a post has, and those that it had. */
    Draft offer(long post, Draft draft) {
        return offer(post, attachments.of(post), draft);
    }

    /** Takes the files that came with a form about a post (0 for a new one), and offers them with those that were chosen. */
    void take(long authority, long post, WritingForm form, Draft draft) {
        List<Long> ids = form.attached().stream().distinct().toList();
        List<Attachment> chosen = new ArrayList<>(attachments.choose(authority, post, ids));
        if (chosen.size() < ids.size()) {
            draft.error(FIELD, texts.text("attach.gone"));
        }
        if (chosen.size() + form.files().size() > Attachments.MOST) {
            draft.error(FIELD, texts.text("attach.tooMany", Attachments.MOST));
        } else {
            form.files().forEach(part -> receive(authority, part, chosen, draft));
        }
        offer(post, chosen, draft);
    }

    /** Tells whether a post is to have other files than it has. */
    boolean differ(long post, Draft draft) {
        Set<Long> present = attachments.of(post).stream().map(Attachment::id).collect(Collectors.toSet());
        return !present.equals(Set.copyOf(draft.attached()));
    }

    private void receive(long authority, FormDataBodyPart part, List<Attachment> chosen, Draft draft) {
        String name = FileName.ofPart(part.getContentDisposition().getFileName());
        try {
            chosen.add(attachments.receive(authority, name, part.getValueAs(InputStream.class)));
        } catch (Problem refused) {
            if (refused.code() == CommonError.INTERNAL) {
                throw refused;
            }
            draft.refused(FIELD, refused, texts.text("attach.error", name, texts.explain(refused)));
        }
    }

    private Draft offer(long post, List<Attachment> chosen, Draft draft) {
        Set<Long> ids = chosen.stream().map(Attachment::id).collect(Collectors.toSet());
        Stream<Attachment> others = post == 0
                ? Stream.empty()
                : Stream.concat(attachments.of(post).stream(), attachments.removedFrom(post).stream())
                        .filter(file -> !ids.contains(file.id()));
        return draft.files(Stream.concat(
                        chosen.stream().map(file -> new Choice(file, true)),
                        others.map(file -> new Choice(file, false)))
                .toList());
    }
}
