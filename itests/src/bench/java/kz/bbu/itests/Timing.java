package kz.bbu.itests;

import java.util.List;

/** How long things take, in seconds. */
final class Timing {
    private Timing() {}

    static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    static double median(List<Double> seconds) {
        return percentile(seconds, 50);
    }

    /** The time that so many percent do not exceed. */
    static double percentile(List<Double> seconds, double percent) {
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int place = (int) Math.ceil(sorted.length * percent / 100) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, place))];
    }
}
