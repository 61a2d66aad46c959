package dev.sqlchat.model.llm.provider;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;

import dev.sqlchat.model.llm.Deadline;

/**
 * The body of a reply while it arrives. Reading it fails as a call of a model does; it ends at the deadline, whether
 * something arrives or not.
 */
final class Reply extends FilterInputStream {

    private final Failures failures;
    private final Thread watch;
    private volatile boolean late;

    Reply(HttpResponse<InputStream> response, Deadline deadline, Failures failures) {
        super(response.body());
        this.failures = failures;
        this.watch = Thread.ofVirtual().name("llm-deadline").start(() -> closeAt(deadline));
    }

    private void closeAt(Deadline deadline) {
        try {
            Thread.sleep(deadline.left());
            late = true;
            in.close();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (IOException alreadyClosed) {
            // Whoever reads notices.
        }
    }

    @Override
    public int read() {
        return guarded(() -> in.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        return guarded(() -> in.read(bytes, offset, length));
    }

    private int guarded(Read read) {
        try {
            int count = read.run();
            if (late) {
                throw failures.timedOut();
            }
            return count;
        } catch (IOException failure) {
            throw late ? failures.timedOut() : failures.broken(failure);
        }
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        super.close();
    }

    private interface Read {
        int run() throws IOException;
    }
}
