package kz.bbu.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import kz.bbu.api.problem.CommonError;
import kz.bbu.api.problem.Problem;

/** Unpacks and splits a file in a thread of its own while its rows are checked: never far ahead, so that memory is bounded. */
final class ReadAhead implements AutoCloseable {
    private static final int PORTIONS = 4;
    private static final int LINES = 500;
    private static final int CHARACTERS = 1 << 18;

    private final BlockingQueue<Portion> portions = new ArrayBlockingQueue<>(PORTIONS);
    private final Thread thread;
    private List<CsvLine> filling = new ArrayList<>(LINES);
    private int characters;

    /** What gives the lines. */
    interface Source {
        void read(Consumer<CsvLine> each) throws Exception;
    }

    /** Some lines; with the last ones comes what ended the file too early, null if nothing did. */
    private record Portion(List<CsvLine> lines, boolean last, Throwable failure) {}

    /** The reader of the lines has left. */
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    ReadAhead(Source source) {
        thread = new Thread(() -> run(source), "package reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Source source) {
        Throwable failure = null;
        try {
            source.read(this::add);
        } catch (Left left) {
            return;
        } catch (Throwable thrown) {
            failure = thrown;
        }
        try {
            put(new Portion(filling, true, failure));
        } catch (Left left) {
            // Nobody wants to know.
        }
    }

    private void add(CsvLine line) {
        filling.add(line);
        for (String field : line.fields()) {
            characters += field.length();
        }
        if (filling.size() >= LINES || characters >= CHARACTERS) {
            put(new Portion(filling, false, null));
            filling = new ArrayList<>(LINES);
            characters = 0;
        }
    }

    private void put(Portion portion) {
        try {
            portions.put(portion);
        } catch (InterruptedException e) {
            throw new Left();
        }
    }

    /** Gives every line to the calling thread, then throws what ended the file too early. */
    void forEach(Consumer<CsvLine> each) throws Throwable {
        Portion portion;
        do {
            portion = take();
            portion.lines().forEach(each);
        } while (!portion.last());
        if (portion.failure() != null) {
            throw portion.failure();
        }
    }

    private Portion take() {
        try {
            return portions.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(e, CommonError.INTERNAL);
        }
    }

    /** Ends the thread and waits for it, whoever interrupts, so that nobody reads the zip any more. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        while (thread.isAlive()) {
            thread.interrupt();
            try {
                thread.join(100);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
