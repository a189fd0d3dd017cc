package kz.bbu.facts;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import org.junit.Test;

public class PackerTest {
    private static final int IDS = 1000;

    @Test
    public void aSheetGivesBackManyIdsAndTheirPlaces() {
        Packer packer = Packer.ofSheet();
        for (int round = 0; round < 2; round++) {
            for (long id = 0; id < IDS; id++) {
                packer.id(id * id);
            }
        }
        Unpacker read = Unpacker.ofSheet(packer.toBytes());
        for (long id = 0; id < IDS; id++) {
            assertEquals(id * id, read.id());
        }
        for (int place = 0; place < IDS; place++) {
            assertEquals(place, read.place());
            assertEquals((long) place * place, read.id(place));
        }
        assertFalse(read.hasMore());
    }

    @Test
    public void numbersOfAnySizeAndTextsComeBack() {
        long[] numbers = {0, 1, -1, 63, 64, -65, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE};
        Packer packer = Packer.plain();
        for (long number : numbers) {
            packer.number(number).whole(number);
        }
        packer.text("").text("Әліппе \uD83D\uDE00");
        Unpacker read = Unpacker.plain(packer.toBytes(), packer.size());
        for (long number : numbers) {
            assertEquals(number, read.number());
            assertEquals(number, read.whole());
        }
        assertEquals("", read.text());
        assertEquals("Әліппе \uD83D\uDE00", read.text());
    }
}
