package kz.bbu.persistence;

import java.sql.Connection;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import kz.bbu.api.store.Transactions;

/** One connection for each thread that is in a transaction. */
public final class Connections implements Transactions {
    private static final class Frame {
        final Connection connection;
        boolean failed;

        Frame(Connection connection) {
            this.connection = connection;
        }
    }

    private final DataSource pool;
    private final ThreadLocal<Frame> frames = new ThreadLocal<>();

    public Connections(DataSource pool) {
        this.pool = pool;
    }

    /** The connection of this thread's transaction, null outside of one. */
    Connection current() {
        Frame frame = frames.get();
        return frame == null ? null : frame.connection;
    }

    @Override
    public <T> T run(Callable<T> work) {
        Frame frame = frames.get();
        return frame == null ? begin(work) : join(frame, work);
    }

    private <T> T join(Frame frame, Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            frame.failed = true;
            throw Failures.unchecked(e);
        } catch (Error e) {
            frame.failed = true;
            throw e;
        }
    }

    private <T> T begin(Callable<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Frame frame = new Frame(connection);
            frames.set(frame);
            boolean done = false;
            try {
                T result = work.call();
                if (frame.failed) {
                    throw new IllegalStateException("a part of the transaction failed, so the whole is rolled back");
                }
                connection.commit();
                done = true;
                return result;
            } finally {
                frames.remove();
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        } catch (Exception e) {
            throw Failures.unchecked(e);
        }
    }
}
