package kz.bbu.admin;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.bbu.api.access.Role;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;
import kz.bbu.api.text.Language;
import kz.bbu.testkit.FakeTexts;
import org.junit.Test;

public class InviteListTest {
    @Test
    public void peopleAreReadWithRolesInAnyLanguage() throws IOException {
        InviteList list = read("name,role,email\nДина,staff,Dina@mektep.kz\n\"Әли, Ерлан\",Әкімші,erlan@mektep.kz\n");
        assertEquals(List.of(), list.errors);
        assertEquals(
                List.of(
                        new InviteList.Invitee(2, "Дина", Role.STAFF, "dina@mektep.kz"),
                        new InviteList.Invitee(3, "Әли, Ерлан", Role.ADMINISTRATOR, "erlan@mektep.kz")),
                list.people);
    }

    @Test
    public void aSpreadsheetsMarkAndSemicolonsAreUnderstood() throws IOException {
        InviteList list = read("\ufeffName;Role;Email\r\nДина;Участник;dina@mektep.kz\r\n");
        assertEquals(List.of(), list.errors);
        assertEquals(Role.MEMBER, list.people.get(0).role());
    }

    @Test
    public void errorsAreToldByLine() throws IOException {
        InviteList list = read(
                "name,role,email\nA,boss,a@b.kz\nB,staff,b\nC,staff\nD,staff,d@b.kz\nE,staff,D@b.kz\nF,ANONYMOUS,f@b.kz\n");
        assertEquals(5, list.errors.size());
        assertTrue(list.errors.get(0), list.errors.get(0).startsWith("Line 2: the role “boss”"));
        assertTrue(list.errors.get(1), list.errors.get(1).startsWith("Line 3: “b” is no e-mail"));
        assertTrue(list.errors.get(2), list.errors.get(2).startsWith("Line 4: three values"));
        assertTrue(list.errors.get(3), list.errors.get(3).startsWith("Line 6: the address d@b.kz"));
        assertTrue(list.errors.get(4), list.errors.get(4).startsWith("Line 7: the role “ANONYMOUS”"));
    }

    @Test
    public void aFileInAnotherFormIsRefusedWhole() throws IOException {
        assertEquals(1, read("").errors.size());
        assertEquals(1, read("name,role,email\n").errors.size());
        assertEquals(1, read("Дина,staff,dina@mektep.kz\n").errors.size());
        byte[] notUtf8 = "name,role,email\nДина,staff,d@b.kz\n".getBytes(Charset.forName("windows-1251"));
        assertEquals(List.of("The file cannot be read as CSV in UTF-8."), read(notUtf8).errors);
    }

    @Test
    public void aListIsLimited() throws IOException {
        StringBuilder long501 = new StringBuilder("name,role,email\n");
        for (int i = 0; i <= InviteView.MOST; i++) {
            long501.append("P,staff,p").append(i).append("@b.kz\n");
        }
        assertEquals(1, read(long501.toString()).errors.size());
        String wrong = "name,role,email\n" + "x\n".repeat(100_000);
        assertEquals(InviteView.MOST, read(wrong).errors.size());
        Problem problem = assertThrows(Problem.class, () -> read("x".repeat(1_000_001)));
        assertEquals(CommonError.TOO_LARGE, problem.code());
    }

    private static InviteList read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InviteList read(byte[] bytes) throws IOException {
        return InviteList.read(new ByteArrayInputStream(bytes), new FakeTexts(Language.EN));
    }
}
