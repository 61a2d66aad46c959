package dev.sqlchat.durability;

import java.io.PrintStream;

import dev.sqlchat.answer.Answer;
import dev.sqlchat.api.ApiJson;

/** What a process says of itself to the one that watches it, a line for each. */
final class Report {

    static final String READY = "ready";
    static final String MARKED = "marked";
    static final String TURN = "turn";
    static final String FEEDBACK = "feedback";
    static final String KEY = "key";

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void ready() {
        say(READY);
    }

    void marked(String thread) {
        say(MARKED, thread);
    }

    void acknowledged(Answer answer) {
        say(TURN, answer.threadId(), Integer.toString(answer.turn()), ApiJson.write(answer));
    }

    void acknowledgedFeedback(String thread, int turn) {
        say(FEEDBACK, thread, Integer.toString(turn));
    }

    void acknowledgedKey(String id) {
        say(KEY, id);
    }

    private synchronized void say(String... words) {
        out.print(String.join("\t", words) + "\n");
        out.flush();
    }
}
