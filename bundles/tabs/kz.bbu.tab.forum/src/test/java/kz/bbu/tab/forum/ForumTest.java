package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.OptionalLong;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.registry.Authority;
import kz.bbu.api.registry.Contacts;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import org.junit.Test;

public class ForumTest {
    private static final Authority AUTHORITY =
            new Authority(1, OptionalLong.empty(), "a", "А", "", Contacts.NONE, 10, 20, 0);
    private static final long AUTHOR = 5;

    @Test
    public void guestsReadMembersWriteAndTheStaffOfTheAuthorityModerate() {
        assertFalse(forum(0, Role.ANONYMOUS, Scope.NOTHING).writes());
        assertTrue(forum(1, Role.MEMBER, Scope.NOTHING).writes());
        assertFalse(forum(1, Role.MEMBER, new Scope(10, 20)).moderates());
        assertTrue(forum(1, Role.STAFF, new Scope(10, 20)).moderates());
        assertTrue(forum(1, Role.ADMINISTRATOR, Scope.EVERYTHING).moderates());
        assertFalse(
                "those of an authority below",
                forum(1, Role.STAFF, new Scope(11, 20)).moderates());
        assertFalse(
                "those of another one",
                forum(1, Role.ADMINISTRATOR, new Scope(21, 30)).moderates());
    }

    @Test
    public void theAuthorEditsWhatIsNeitherHiddenNorLocked() {
        Forum author = forum(AUTHOR, Role.MEMBER, Scope.NOTHING);
        assertTrue(author.edits(topic(false, false), post(false)));
        assertFalse(author.edits(topic(true, false), post(false)));
        assertFalse(author.edits(topic(false, false), post(true)));
        assertFalse(forum(6, Role.MEMBER, Scope.NOTHING).edits(topic(false, false), post(false)));
        assertFalse(forum(0, Role.ANONYMOUS, Scope.NOTHING).edits(topic(false, false), post(false)));
        assertTrue(forum(6, Role.STAFF, Scope.EVERYTHING).edits(topic(true, true), post(true)));
    }

    @Test
    public void aHiddenTitleIsReadByModeratorsOnly() {
        assertEquals("Т", forum(6, Role.STAFF, Scope.EVERYTHING).title(topic(false, true)));
        assertEquals(
                "Topic hidden by a moderator",
                forum(AUTHOR, Role.MEMBER, Scope.NOTHING).title(topic(false, true)));
        assertEquals("Т", forum(0, Role.ANONYMOUS, Scope.NOTHING).title(topic(false, false)));
    }

    private static Forum forum(long account, Role role, Scope scope) {
        Viewer viewer = new Viewer(account, "x", role, 0, scope, Language.EN, "127.0.0.1", "");
        return new Forum(AUTHORITY, viewer, new FakeTexts(Language.EN));
    }

    private static Topic topic(boolean locked, boolean hidden) {
        return new Topic(
                1, 1, "Т", AUTHOR, "x", Instant.EPOCH, 1, Instant.EPOCH, "x", false, locked, hidden, About.NOTHING);
    }

    private static Post post(boolean hidden) {
        return new Post(1, 1, 1, AUTHOR, "x", Instant.EPOCH, 1, "x", Instant.EPOCH, "w", hidden, "", "");
    }
}
