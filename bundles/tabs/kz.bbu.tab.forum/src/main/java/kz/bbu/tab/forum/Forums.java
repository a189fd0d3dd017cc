package kz.bbu.tab.forum;

import kz.bbu.api.access.Viewer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.registry.Directory;
import kz.bbu.api.text.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds what an address of a forum names; what is not there, or belongs to another authority, is not found. */
@Component(service = Forums.class)
public final class Forums {
    private final Directory directory;
    private final ForumReader reader;
    private final Texts texts;

    @Activate
    public Forums(@Reference Directory directory, @Reference ForumReader reader, @Reference Texts texts) {
        this.directory = directory;
        this.reader = reader;
        this.texts = texts;
    }

    /** The forum of an authority for the thread's viewer. */
    Forum of(String slug) {
        return new Forum(directory.authority(slug).orElseThrow(Forums::notFound), Viewer.current(), texts);
    }

    Section section(Forum forum, long id) {
        return reader.section(forum.authority().id(), id).orElseThrow(Forums::notFound);
    }

    Topic topic(Forum forum, long id) {
        return reader.topic(forum.authority().id(), id).orElseThrow(Forums::notFound);
    }

    Post post(Forum forum, long id) {
        return reader.post(forum.authority().id(), id).orElseThrow(Forums::notFound);
    }

    static Problem notFound() {
        return new Problem(CommonError.NOT_FOUND);
    }
}
