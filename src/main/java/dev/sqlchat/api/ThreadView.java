package dev.sqlchat.api;

import java.time.Instant;
import java.util.List;

import dev.sqlchat.conversation.Threads;

/** A thread as the API shows it: what its summary has, and its turns. */
record ThreadView(String id, String title, Instant createdAt, Instant updatedAt, List<Threads.Entry> turns) {

    static ThreadView of(Threads.Whole thread) {
        var summary = thread.summary();
        return new ThreadView(summary.id(), summary.title(), summary.createdAt(), summary.updatedAt(), thread.turns());
    }
}
