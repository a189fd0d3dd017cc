package kz.bbu.tab.forum;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import org.junit.Test;

public class DraftTest {
    private final Draft draft = new Draft(new FakeTexts(Language.EN));

    @Test
    public void whatNoDatabaseTakesIsLeftOut() {
        draft.words("words", "а\u0000б\r\nв\rг\u0007\tд\uD800е\uD83D\uDE00");
        assertEquals("аб\nв\nг\tд\uFFFDе\uD83D\uDE00", draft.value("words"));
        assertTrue(draft.isSound());
    }

    @Test
    public void aTextMayBeAsLongAsTheLimitAndNotLonger() {
        assertTrue(new Draft(new FakeTexts(Language.EN))
                .words("words", "а".repeat(10_000))
                .isSound());
        draft.words("words", "а".repeat(10_001));
        assertEquals(10_001, draft.value("words").length());
        assertTrue(draft.error("words"), draft.error("words").contains("10001"));
    }

    @Test
    public void nothingButSpaceIsNothing() {
        assertFalse(new Draft(new FakeTexts(Language.EN))
                .words("words", " \n\u00A0\t\u200B")
                .isSound());
        draft.line("title", " \n ", 200, true);
        assertEquals("Please give the topic a title.", draft.error("title"));
    }

    @Test
    public void aTitleIsOneLine() {
        assertEquals("а б", draft.line("title", " а\r\n  б ", 200, true).value("title"));
    }
}
