package kz.bbu.files;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Optional;
import org.junit.Test;

public class ByteRangeTest {
    @Test
    public void rangesAreThoseOfTheStandard() {
        assertEquals(Optional.of(new ByteRange(0, 4)), ByteRange.of("bytes=0-4", 10));
        assertEquals(Optional.of(new ByteRange(4, 9)), ByteRange.of("bytes=4-", 10));
        assertEquals(Optional.of(new ByteRange(4, 9)), ByteRange.of("bytes=4-99", 10));
        assertEquals(Optional.of(new ByteRange(7, 9)), ByteRange.of("bytes=-3", 10));
        assertEquals(Optional.of(new ByteRange(0, 9)), ByteRange.of("bytes=-99", 10));
    }

    @Test
    public void whatIsNoSingleRangeIsTheWhole() {
        for (String header :
                new String[] {null, "", "bytes=-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1", "bytes=x-1"}) {
            assertEquals(header, Optional.empty(), ByteRange.of(header, 10));
        }
    }

    @Test
    public void nothingOfTheFileIsInARangeBehindItsEnd() {
        for (String header : new String[] {"bytes=10-", "bytes=99-100", "bytes=-0"}) {
            assertTrue(header, ByteRange.of(header, 10).orElseThrow().count() <= 0);
        }
        assertTrue(ByteRange.of("bytes=0-", 0).orElseThrow().count() <= 0);
    }
}
