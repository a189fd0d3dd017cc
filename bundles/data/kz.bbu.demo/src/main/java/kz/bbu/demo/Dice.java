package kz.bbu.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance with a seed, quick enough for a mark; the same on every machine, since it needs no logarithm. */
final class Dice {
    private static final double SIXTEEN_BITS = 65_536;
    private static final double SPREAD = Math.sqrt(3);

    private final SplittableRandom random;

    Dice(long seed, long salt) {
        this.random = new SplittableRandom(seed * 1_000_003 + salt);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 on, below a limit. */
    int below(int limit) {
        return random.nextInt(limit);
    }

    /** From a first to a last number, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** About normal, mean 0 and deviation 1, never beyond 3.5: the sum of four even numbers. */
    double normal() {
        long bits = random.nextLong();
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum / SIXTEEN_BITS - 2) * SPREAD;
    }

    /** A whole number whose mean is the one given. */
    int around(double mean) {
        int whole = (int) mean;
        return whole + (random.nextDouble() < mean - whole ? 1 : 0);
    }
}
