package dev.sqlchat.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/**
 * Runs reads in threads of its own and cancels those that take too long or whose caller is interrupted. The threads are
 * platform threads: a driver in native code would hold a virtual thread's carrier, and a driver on a socket would lose
 * its connection when a virtual thread is interrupted.
 */
final class Watchdog implements AutoCloseable {

    private static final Duration BETWEEN_CANCELS = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A piece of work on a connection; every statement that it runs is watched. */
    interface Read<T> {
        T read(Connection connection, Watch watch) throws SQLException;
    }

    /** How a read ended. */
    sealed interface End<T> {

        record Finished<T>(T value) implements End<T> {}

        record Broke<T>(SQLException failure) implements End<T> {}

        record Late<T>() implements End<T> {}

        record Interrupted<T>() implements End<T> {}
    }

    /** The statement that can be cancelled. */
    static final class Watch {

        private volatile @Nullable Statement statement;
        private volatile @Nullable Connection connection;

        <S extends Statement> S watch(S running) {
            statement = running;
            return running;
        }

        private void cancel() {
            Statement running = statement;
            try {
                if (running != null) {
                    running.cancel();
                }
            } catch (SQLException alreadyClosed) {
                statement = null;
            }
        }

        private void abort() {
            Connection used = connection;
            try {
                if (used != null) {
                    used.abort(Runnable::run);
                }
            } catch (SQLException alreadyClosed) {
                connection = null;
            }
        }
    }

    private final DataSource pool;
    private final ExecutorService threads;

    Watchdog(DataSource pool, String name) {
        this.pool = pool;
        this.threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name(name + "-read-", 0).factory());
    }

    /** Waits for the read, at most this long; the calling thread stays interrupted when it was. */
    <T> End<T> run(Duration limit, Read<T> read) {
        Watch watch = new Watch();
        Future<T> result = threads.submit(() -> onConnection(read, watch));
        try {
            return new End.Finished<>(result.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            stop(result, watch);
            return new End.Late<>();
        } catch (InterruptedException interruption) {
            stop(result, watch);
            Thread.currentThread().interrupt();
            return new End.Interrupted<>();
        } catch (ExecutionException failure) {
            return broke(failure.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private <T> T onConnection(Read<T> read, Watch watch) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            watch.connection = connection;
            return read.read(connection, watch);
        }
    }

    private static <T> End<T> broke(@Nullable Throwable cause) {
        return switch (cause) {
            case SQLException failure -> new End.Broke<>(failure);
            case RuntimeException fault -> throw fault;
            case Error fault -> throw fault;
            case null, default -> throw new IllegalStateException(cause);
        };
    }

    /** Cancels until the read has ended: a cancel between two statements is lost. One that goes on loses its connection. */
    private static void stop(Future<?> result, Watch watch) {
        boolean interrupted = false;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!result.isDone() && System.nanoTime() < end) {
            watch.cancel();
            interrupted |= interruptedWhilePausing(result);
        }
        if (!result.isDone()) {
            result.cancel(true);
            watch.abort();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean interruptedWhilePausing(Future<?> result) {
        try {
            result.get(BETWEEN_CANCELS.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (InterruptedException interruption) {
            return true;
        } catch (ExecutionException | TimeoutException expected) {
            return false;
        }
    }
}
