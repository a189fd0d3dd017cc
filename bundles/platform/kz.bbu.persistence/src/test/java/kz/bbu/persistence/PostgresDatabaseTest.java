package kz.bbu.persistence;

import static org.junit.Assert.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.Test;

/** A PostgreSQL server as the portal's database. */
public class PostgresDatabaseTest {
    @Test
    public void itsEndWaitsForWorkThatHasBegun() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            PostgresDatabase database =
                    new PostgresDatabase(server.getJdbcUrl("postgres", "postgres"), "postgres", "", 2);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch mayEnd = new CountDownLatch(1);
            FutureTask<Integer> work = new FutureTask<>(() -> {
                try (Connection connection = database.pool().getConnection();
                        Statement statement = connection.createStatement()) {
                    begun.countDown();
                    mayEnd.await();
                    try (ResultSet row = statement.executeQuery("select 7")) {
                        row.next();
                        return row.getInt(1);
                    }
                }
            });
            new Thread(work).start();
            begun.await();
            Thread end = new Thread(database::close);
            end.start();
            while (end.getState() != Thread.State.TIMED_WAITING && end.getState() != Thread.State.TERMINATED) {
                Thread.onSpinWait();
            }
            mayEnd.countDown();
            end.join();
            assertEquals(7, (int) work.get());
        }
    }
}
