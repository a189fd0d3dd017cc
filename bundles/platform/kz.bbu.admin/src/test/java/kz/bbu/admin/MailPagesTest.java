package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kz.bbu.api.access.Role;
import kz.bbu.api.access.Scope;
import kz.bbu.api.access.Viewer;
import kz.bbu.api.platform.Mails;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeMails;
import kz.bbu.testkit.FakeTexts;
import kz.bbu.testkit.TestViewers;
import org.junit.Test;

public class MailPagesTest {
    private static final Viewer ROOT =
            new Viewer(1, "Admin", Role.ADMINISTRATOR, 1, new Scope(0, 9), Language.EN, "", "token");
    private static final Viewer DISTRICT =
            new Viewer(2, "East", Role.ADMINISTRATOR, 2, new Scope(1, 3), Language.EN, "", "token");

    private final List<String> audited = new ArrayList<>();
    private final FakeMails mails = new FakeMails(true);

    @Test
    public void whatCouldNotBeSentIsTriedAgainOrGivenUp() {
        mails.failed().add(new Mails.Failed(7, "a@b.kz", "<b>x</b>", Instant.EPOCH, "550 no such user"));
        mails.failed().add(new Mails.Failed(8, "c@d.kz", "y", Instant.EPOCH, "no answer"));
        String page = html();
        assertTrue(page, page.contains("550 no such user") && page.contains("&lt;b&gt;x&lt;/b&gt;"));
        TestViewers.call(ROOT, () -> pages(mails).retry(7));
        assertFalse(html().contains("a@b.kz"));
        TestViewers.call(ROOT, () -> pages(mails).drop(8));
        assertTrue(html().contains("There are none."));
        assertEquals(List.of("mail.retry 7", "mail.drop 8"), audited);
    }

    @Test
    public void thePageTellsWhyMessagesWait() {
        assertFalse(html(), html().contains("last try"));
        mails.trouble(new Mails.Trouble(Instant.parse("2026-11-27T05:00:00Z"), "530 <log in>"));
        assertTrue(html(), html().contains("at the last try (27.11.2026 10:00): 530 &lt;log in&gt;."));
    }

    @Test
    public void withoutAMailServerThePageSaysHowToSetOne() {
        String page = TestViewers.call(
                ROOT, () -> pages(new FakeMails(false)).page().content().asString());
        assertTrue(page, page.contains("etc/kz.bbu.mail.cfg"));
        assertFalse(html(), html().contains("etc/kz.bbu.mail.cfg"));
    }

    @Test
    public void administratorsOfADistrictAreRefused() {
        MailPages pages = pages(mails);
        for (Callable<?> call : List.<Callable<?>>of(() -> pages.page(), () -> pages.retry(1), () -> pages.drop(1))) {
            assertEquals(
                    CommonError.FORBIDDEN,
                    assertThrows(Problem.class, () -> TestViewers.call(DISTRICT, call))
                            .code());
        }
    }

    private String html() {
        return TestViewers.call(ROOT, () -> pages(mails).page().content().asString());
    }

    private MailPages pages(Mails mails) {
        return new MailPages(
                mails,
                new FakeScopes(),
                (action, object) -> audited.add(action + " " + object),
                (kind, text) -> {},
                new FakeTexts(Language.EN));
    }
}
