package dev.sqlchat.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands in process and keeps what they print. */
final class Cli {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    int run(String... arguments) {
        return SqlChatCommand.commandLine(new ServeCommand()).setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true)).execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
