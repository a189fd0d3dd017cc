package kz.bbu.itests;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Asks for an address again and again from several threads, and counts the answers by status. */
final class Storm implements AutoCloseable {
    /** Counted for a connection that was refused or cut. */
    static final int NO_ANSWER = 0;

    /** Counted for an answer that took more than 20 seconds. */
    static final int TOO_SLOW = -1;

    private final List<Thread> threads = new ArrayList<>();
    private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private volatile boolean over;

    /** Takes where to ask anew each time, since a portal that starts again has another port. */
    Storm(int readers, Supplier<URI> address) {
        for (int i = 0; i < readers; i++) {
            Thread thread = new Thread(() -> {
                while (!over) {
                    answers.computeIfAbsent(ask(address.get()), s -> new LongAdder())
                            .increment();
                }
            });
            threads.add(thread);
            thread.start();
        }
    }

    private static int ask(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(2000);
            connection.setReadTimeout(20_000);
            int status = connection.getResponseCode();
            connection.disconnect();
            return status;
        } catch (SocketTimeoutException e) {
            return TOO_SLOW;
        } catch (IOException notThere) {
            pause();
            return NO_ANSWER;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answers so far by status. */
    Map<Integer, Long> answers() {
        Map<Integer, Long> counts = new TreeMap<>();
        answers.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    @Override
    public void close() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join(30_000);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
